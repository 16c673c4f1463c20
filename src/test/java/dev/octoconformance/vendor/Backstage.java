package dev.octoconformance.vendor;

import java.util.List;

/** Everything that one running vendor consists of, for its {@link Behaviour} to decide over. */
record Backstage(
    VendorSettings settings,
    String endpoint,
    List<Account> accounts,
    Catalogue catalogue,
    Inventory inventory,
    Bookings bookings,
    Webhooks webhooks,
    PostOffice post,
    Sender sender,
    Workers workers) {

  /** The credentials that the settings name first. */
  Account firstAccount() {
    return accounts.get(0);
  }
}
