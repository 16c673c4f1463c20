package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  private long now = Long.MAX_VALUE - SECOND; // so that the clock overflows, as it may
  private final long begin = now;
  private final List<Long> parked = new ArrayList<>();

  private Pace pace(@Nullable Integer perSecond) {
    return new Pace(
        perSecond,
        () -> now,
        nanos -> {
          parked.add(nanos);
          now += nanos;
        });
  }

  @Test
  void as_many_as_a_second_may_see_go_out_at_once_and_no_more() {
    Pace pace = pace(5);
    for (int i = 0; i < 5; i++) {
      pace.await();
    }
    assertThat(parked).isEmpty();
    pace.await();
    assertThat(now - begin).isGreaterThan(SECOND);
  }

  @Test
  void a_rest_allows_no_more_than_a_second_may_see() {
    Pace pace = pace(5);
    now += 3_600 * SECOND;
    for (int i = 0; i < 5; i++) {
      pace.await();
    }
    assertThat(parked).isEmpty();
    pace.await();
    assertThat(parked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 10, 20})
  void no_second_of_any_pattern_sees_more_than_are_allowed(int perSecond) {
    Random random = new Random(perSecond);
    for (int pattern = 0; pattern < 200; pattern++) {
      Pace pace = pace(perSecond);
      List<Long> begun = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        now += random.nextInt(4) == 0 ? random.nextLong(2 * SECOND) : random.nextLong(SECOND / 50);
        pace.await();
        begun.add(now);
      }
      for (int i = perSecond; i < begun.size(); i++) {
        assertThat(begun.get(i) - begun.get(i - perSecond)).isGreaterThan(SECOND);
      }
    }
  }

  @Test
  void a_park_that_returns_early_is_repeated() {
    Pace pace =
        new Pace(
            1,
            () -> now,
            nanos -> {
              parked.add(nanos);
              now += nanos / 2 + 1;
            });
    for (int i = 0; i < 3; i++) {
      pace.await();
    }
    assertThat(now - begin).isGreaterThanOrEqualTo(SECOND);
    assertThat(parked).hasSizeGreaterThan(2);
  }

  @Test
  void without_a_limit_nobody_waits() {
    Pace pace = pace(null);
    for (int i = 0; i < 1_000; i++) {
      pace.await();
    }
    assertThat(parked).isEmpty();
  }
}
