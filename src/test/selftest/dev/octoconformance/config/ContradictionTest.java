package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContradictionTest {
  private final Sources sources;

  ContradictionTest(@TempDir Path directory) {
    sources = new Sources(directory);
  }

  @Test
  void two_ways_to_change_an_availability_are_one_too_many() {
    sources.file("trigger.availability.command: x").set("trigger.availability.manual=true");
    assertThat(sources.problems())
        .containsExactly(
            "--set: trigger.availability is given in several ways (trigger.availability.command,"
                + " trigger.availability.manual). Keep one.");
  }

  @Test
  void parts_of_a_request_need_its_url() {
    assertThat(sources.set("trigger.availability.http.body=x").problems())
        .containsExactly(
            "--set: trigger.availability.http.body has no request to belong to. Add"
                + " trigger.availability.http.url.");
  }

  @Test
  void a_tunnel_and_a_url_of_the_receiver_contradict_each_other() {
    assertThat(sources.file("sink:\n  url: https://h\n  tunnel: t {port}\n").problems())
        .containsExactly(
            "octo-conformance.yaml:3: sink.tunnel prints the public URL that sink.url gives already"
                + " (octo-conformance.yaml:2). Keep one.");
  }

  @Test
  void the_second_token_must_be_another_one() {
    sources.set("target.url=https://h").set("target.token=a").set("target.secondToken=a");
    assertThat(sources.problems())
        .containsExactly(
            "--set: target.secondToken is the same as target.token. Give other credentials, or"
                + " leave it out.");
  }

  @Test
  void a_token_without_a_target_shows_that_the_target_was_forgotten() {
    assertThat(sources.option("target.token", "a", "--token").problems())
        .containsExactly(
            "--token: target.token is given, but no target.url to send it to. Add it, or leave the"
                + " token out.");
  }

  @Test
  void a_token_that_is_always_in_the_environment_needs_no_target() {
    assertThat(sources.variable("OCTO_TOKEN", "a").problems()).isEmpty();
  }

  @Test
  void one_layer_gives_a_key_once() {
    assertThat(sources.option("budget", "quick", "--budget").set("budget=full").problems())
        .containsExactly("--set: budget was given already (--budget). Keep one.");
  }
}
