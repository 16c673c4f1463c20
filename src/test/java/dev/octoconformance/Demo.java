package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.cli.DemoOptions;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import dev.octoconformance.verdict.Exit;
import java.util.concurrent.CountDownLatch;

/** The command {@code demo}: the reference vendor, alone, until it is interrupted. */
final class Demo {
  private Demo() {}

  static int serve(DemoOptions options, Console console) {
    VendorSettings settings = VendorSettings.defaults().withPort(options.port());
    try (ReferenceVendor vendor = ReferenceVendor.start(settings)) {
      console.out().printf("The reference vendor answers at %s%n", vendor.baseUrl());
      console.out().flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Exit.INTERRUPTED.code();
  }
}
