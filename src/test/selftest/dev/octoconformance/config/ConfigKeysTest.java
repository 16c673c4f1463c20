package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigKeysTest {
  @Test
  void every_declared_key_is_in_the_table() throws IllegalAccessException {
    List<Object> declared = new ArrayList<>();
    for (Field field : ConfigKeys.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigKey.class) {
        declared.add(field.get(null));
      }
    }
    assertThat(ConfigKeys.ALL).isEqualTo(declared);
  }

  @Test
  void names_and_variables_are_unique() {
    assertThat(ConfigKeys.ALL).extracting(ConfigKey::name).doesNotHaveDuplicates();
    assertThat(ConfigKeys.ALL).flatExtracting(ConfigKey::variables).doesNotHaveDuplicates();
  }

  @Test
  void a_key_names_its_variable_and_property() {
    ConfigKey<?> key = ConfigKeys.SECOND_TOKEN_ISOLATED;
    assertThat(key.variables()).containsExactly("OCTO_DECLARED_SECOND_TOKEN_ISOLATED");
    assertThat(key.property()).isEqualTo("octo.declared.secondTokenIsolated");
    assertThat(ConfigKeys.TARGET_TOKEN.variables())
        .containsExactly("OCTO_TOKEN", "OCTO_TARGET_TOKEN");
  }

  @Test
  void the_enumerations_are_spelled_as_in_the_file() {
    assertThat(Budget.QUICK.word()).isEqualTo("quick");
    assertThat(Strictness.LITERAL.word()).isEqualTo("literal");
    assertThat(OptIn.DISPOSABLE_ACCOUNT.word()).isEqualTo("disposableAccount");
  }
}
