package dev.octoconformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedWebhooksTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  private static List<ArmPlan> arms(String... ids) {
    return List.of(ids).stream().map(CATALOGUE::row).flatMap(SharedWebhooksTest::arms).toList();
  }

  private static java.util.stream.Stream<ArmPlan> arms(Requirement row) {
    return row.arms().stream().map(arm -> new ArmPlan(row.id() + "/" + arm.name(), arm));
  }

  private static Map<ArmPlan, ArmPlan> hosts(List<ArmPlan> failing, List<ArmPlan> welcoming) {
    return SharedWebhooks.hosts(failing, welcoming, Set.of("DELETE-03"));
  }

  @Test
  void every_webhook_is_host_of_one_arm_only() {
    Map<ArmPlan, ArmPlan> hosts = hosts(arms("RTY-01", "RTY-04"), arms("URL-02", "URL-06"));
    assertThat(hosts.keySet())
        .extracting(ArmPlan::arm)
        .containsExactly("RTY-01/first", "RTY-01/second", "RTY-01/third");
    assertThat(hosts.values()).doesNotHaveDuplicates();
  }

  @Test
  void the_word_about_retries_must_be_the_same() {
    assertThat(hosts(arms("RTY-02"), arms("URL-02"))).as("says nothing").isEmpty();
    assertThat(hosts(arms("RTY-03"), arms("URL-02"))).as("opted out").isEmpty();
    assertThat(hosts(arms("RTY-02"), arms("DLV-05"))).hasSize(1);
    assertThat(hosts(arms("RTY-03"), arms("DLV-06"))).hasSize(1);
  }

  @Test
  void headers_and_credentials_that_an_arm_wants_must_be_those_of_its_host() {
    assertThat(hosts(arms("HDR-02"), arms("HDR-01", "URL-02"))).as("a header").isEmpty();
    assertThat(hosts(arms("BA-05"), arms("BA-03", "URL-02"))).as("credentials").isEmpty();
    assertThat(hosts(arms("BA-05"), arms("BA-02"))).hasSize(1);
  }

  @Test
  void nobody_is_host_who_is_odd_or_arranged_or_shares_its_url_or_asks_for_credentials() {
    assertThat(hosts(arms("RTY-01"), arms("HDR-15", "ERR-12"))).as("odd").isEmpty();
    assertThat(hosts(arms("RTY-02"), arms("DELETE-03"))).as("arranged").isEmpty();
    assertThat(hosts(arms("RTY-02"), arms("URL-14"))).as("a shared URL").isEmpty();
    assertThat(hosts(arms("RTY-01"), arms("BA-02"))).as("credentials").isEmpty();
    assertThat(hosts(arms("RTY-01"), arms("HDR-05"))).as("harmless, though refusable").hasSize(1);
  }

  @Test
  void whoever_needs_bytes_or_comes_with_a_crowd_is_served_by_its_like_alone() {
    assertThat(hosts(arms("RTY-15"), arms("URL-02"))).as("bytes").isEmpty();
    assertThat(hosts(arms("RTY-15"), arms("DLV-12"))).hasSize(1);
    assertThat(hosts(arms("RTY-14"), arms("DLV-12"))).as("a port of its own").isEmpty();
    assertThat(hosts(arms("RTY-10"), arms("URL-02"))).as("a crowd").isEmpty();
  }
}
