package dev.octoconformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.requirement.ArmSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class IngredientsTest {

  private static ArmPlan arm(ArmSpec.@Nullable UrlForm url, String... headers) {
    ArmSpec plain = ArmSpec.plain();
    ObjectNode body = plain.body().deepCopy();
    ObjectNode all = body.putObject("headers");
    for (String name : headers) {
      all.put(name, "value of " + name);
    }
    return new ArmPlan("HDR-04/many", plain.asking(body, url));
  }

  private static List<String> names(ArmPlan arm) {
    return Ingredients.alone(arm).stream().map(ArmPlan::arm).toList();
  }

  @Test
  void every_header_gets_a_webhook_of_its_own() {
    ArmPlan arm = arm(null, "One", "Two");
    assertThat(names(arm)).containsExactly("HDR-04/many alone: One", "HDR-04/many alone: Two");
    assertThat(Ingredients.alone(arm).get(1).spec().body().path("headers").toString())
        .isEqualTo("{\"Two\":\"value of Two\"}");
  }

  @Test
  void what_is_alone_already_is_not_tried_again() {
    assertThat(names(arm(null, "One"))).isEmpty();
  }

  @Test
  void parameters_of_one_name_stay_together() {
    assertThat(names(arm(ArmSpec.UrlForm.of(null, "a=1&b=%2F&a=2&f", null, null))))
        .containsExactly(
            "HDR-04/many alone: a=1&a=2", "HDR-04/many alone: b=%2F", "HDR-04/many alone: f");
  }

  @Test
  void each_mark_of_credentials_is_tried_in_user_and_password() {
    ArmPlan arm = arm(ArmSpec.UrlForm.of(null, null, "a+b:c%3Ad+", null));
    assertThat(
            Ingredients.alone(arm).stream()
                .map(one -> Objects.requireNonNull(one.spec().url()).userinfo()))
        .containsExactly("octo+:pass+", "octo:pass%3A");
  }
}
