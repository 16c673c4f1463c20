package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  private long now = Long.MAX_VALUE - SECOND; // so that the clock overflows, as it may
  private final long begin = now;
  private final List<Long> parked = new ArrayList<>();

  private Pace pace(Integer perSecond) {
    return new Pace(
        perSecond,
        () -> now,
        nanos -> {
          parked.add(nanos);
          now += nanos;
        });
  }

  @Test
  void twenty_requests_go_out_at_once() {
    Pace pace = pace(5);
    for (int i = 0; i < 20; i++) {
      pace.await();
    }
    assertThat(parked).isEmpty();
  }

  @Test
  void after_a_burst_the_average_holds() {
    Pace pace = pace(5);
    for (int i = 0; i < 20 + 50; i++) {
      pace.await();
    }
    assertThat(now - begin).isEqualTo(10 * SECOND);
    assertThat(parked).hasSize(50).containsOnly(SECOND / 5);
  }

  @Test
  void a_rest_fills_the_bucket_again_but_never_over_the_brim() {
    Pace pace = pace(5);
    for (int i = 0; i < 20; i++) {
      pace.await();
    }
    now += 2 * SECOND;
    for (int i = 0; i < 10; i++) {
      pace.await();
    }
    assertThat(parked).isEmpty();
    pace.await();
    assertThat(parked).hasSize(1);

    now += 3_600 * SECOND;
    for (int i = 0; i < 20; i++) {
      pace.await();
    }
    assertThat(parked).hasSize(1);
    pace.await();
    assertThat(parked).hasSize(2);
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
    for (int i = 0; i < 21; i++) {
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
