package dev.octoconformance.vendor;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A vendor of some behaviour with quick retries, somebody who books there, and a sink. */
record Rehearsal(ReferenceVendor vendor, VendorClient api, RecordingSink sink)
    implements AutoCloseable {
  static final Duration GAP = Duration.ofMillis(80);

  /** Longer than a machine that is starved by other proofs holds up one delivery. */
  private static final Duration QUIET = Duration.ofMillis(1200);

  static Rehearsal of(Behaviour behaviour) throws IOException {
    return of(behaviour, settings -> settings);
  }

  static Rehearsal of(Behaviour behaviour, UnaryOperator<VendorSettings> change)
      throws IOException {
    VendorSettings settings =
        change.apply(
            VendorSettings.defaults()
                .withRetryGaps(GAP, GAP, GAP)
                .withSenderTimeout(Duration.ofMillis(600)));
    ReferenceVendor vendor = ReferenceVendor.start(settings, behaviour);
    return new Rehearsal(vendor, VendorClient.of(vendor, settings), new RecordingSink());
  }

  /** A webhook at a path of the sink that answers these statuses, then 200. */
  String hook(String path, String more, Integer... statuses) throws Exception {
    sink.answers(path, statuses);
    return api.hook("booking_update", sink.url(path), more);
  }

  static String marked(Mark mark, String value) {
    String name = "X-Octo-" + mark.name().replace('_', '-');
    return ",\"headers\":{\"%s\":\"%s\"}".formatted(name, value);
  }

  JsonObject confirmed() throws Exception {
    JsonObject booking = api.reserve("");
    api.confirm(booking);
    return booking;
  }

  /** Everything that comes until nothing comes for a while. */
  List<RecordingSink.Arrival> heard(String path) throws InterruptedException {
    return heard(path, QUIET);
  }

  List<RecordingSink.Arrival> heard(String path, Duration quiet) throws InterruptedException {
    List<RecordingSink.Arrival> all = new ArrayList<>();
    for (RecordingSink.Arrival next = sink.within(quiet, path);
        next != null;
        next = sink.within(quiet, path)) {
      all.add(next);
    }
    return all;
  }

  @Override
  public void close() {
    vendor.close();
    sink.close();
  }
}
