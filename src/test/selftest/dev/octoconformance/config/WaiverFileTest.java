package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiverFileTest {
  @TempDir Path folder;

  private List<Waiver> read(String text) throws IOException {
    Path file = folder.resolve("w.yaml");
    Files.writeString(file, text);
    return WaiverFile.read(file, id -> Optional.empty());
  }

  @Test
  void an_entry_has_an_id_perhaps_a_case_a_reason_and_a_last_day() throws IOException {
    assertThat(read("- {id: RTY-05, case: \"400\", reason: soon, expires: 2027-01-31}\n"))
        .containsExactly(
            new Waiver(
                "RTY-05",
                "400",
                "soon",
                LocalDate.of(2027, 1, 31),
                folder.resolve("w.yaml:1").toString()));
  }

  @Test
  void an_empty_file_waives_nothing() throws IOException {
    assertThat(read("# nothing\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: RTY-05, expires: 2027-01-31} | w.yaml:1: this waiver has no reason",
        "{id: RTY-05, reason: soon} | w.yaml:1: this waiver has no expires",
        "{reason: soon, expires: 2027-01-31} | w.yaml:1: this waiver has no id",
        "{id: RTY-05, reason: soon, expires: tomorrow} | \"tomorrow\" is no day. Write it like",
        "{id: RTY-05, reson: soon, expires: 2027-01-31} | did you mean \"reason\"?",
        "RTY-05 | expected a waiver with id, reason and expires",
      })
  void a_wrong_entry_is_refused_with_its_place(String entry, String sentence) {
    ConfigException wrong =
        catchThrowableOfType(ConfigException.class, () -> read("- " + entry + "\n"));
    assertThat(wrong.problems()).anySatisfy(p -> assertThat(p).contains(sentence));
  }

  @Test
  void the_same_waiver_twice_is_refused() {
    String one = "- {id: RTY-05, reason: soon, expires: 2027-01-31}\n";
    ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> read(one + one));
    assertThat(wrong.problems()).singleElement().asString().contains("waived here again");
  }

  @Test
  void a_mapping_is_no_list_of_waivers() {
    ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> read("a: b\n"));
    assertThat(wrong.problems()).singleElement().asString().contains("expected a list of waivers");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    ConfigException wrong =
        catchThrowableOfType(
            ConfigException.class,
            () -> WaiverFile.read(folder.resolve("none.yaml"), id -> Optional.empty()));
    assertThat(wrong.problems()).singleElement().asString().contains("there is no such file");
  }
}
