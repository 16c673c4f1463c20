package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> WORDS = List.of("list", "demo", "target", "budget", "-h");

  @ParameterizedTest
  @CsvSource({"lst,list", "lits,list", "DEMO,demo", "targte,target", "budgte,budget"})
  void a_slip_is_understood(String typed, String meant) {
    assertThat(Nearest.to(typed, WORDS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"certify", "-x", "lxxt", "''"})
  void something_else_is_not_guessed(String typed) {
    assertThat(Nearest.to(typed, WORDS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"abc,abc,0", "abc,acb,1", "abc,ab,1", "abc,abcd,1", "abc,xbc,1", "'',abc,3"})
  void every_slip_counts_one(String left, String right, int slips) {
    assertThat(Nearest.distance(left, right)).isEqualTo(slips);
  }
}
