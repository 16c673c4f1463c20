package dev.octoconformance.config;

/** Configuration files for several proofs. */
final class ConfigSamples {
  /** A file that gives every key that can be given together with the others. */
  static final String FULL =
      """
      target:
        url: https://api.example.com/octo/
        token: "0123"
        secondToken: other
        headers: {X-Env: test}
        capabilities: [octo/pricing, octo/content]
      profile: peek
      budget: quick
      strictness: pragmatic
      only: [RTY-*, LIST-02]
      reportDir: out/report
      waivers: waivers.yaml
      accept: [I-ENV, I-TRIG:AVL-01]
      allowPartial: true
      optIn: [burst, hugeAnswer]
      sink:
        url: https://sink.example.com
        bind: "[::1]:80"
      booking:
        productId: 1
        optionId: 2
        unitId: 3
        availabilityId: 4
        second: {productId: 5, optionId: 6, unitId: 7, availabilityId: 8}
      trigger:
        availability:
          http:
            method: PUT
            url: "https://api.example.com/test/{availabilityId}?v={vacancies}"
            headers: {X-Key: "k {productId}"}
            body: '{"vacancies": {vacancies}}'
      declared:
        firstRetryMax: 30s
        secondRetryMax: 1m
        throttledRetryMax: 2m
        maxAttempts: 5
        senderTimeout: 10s
        autoDisableAfter: 20
        maxWebhooks: 50
        httpsOnly: true
        deleteGrace: 1500ms
        languages: [en, fr-FR]
        events: [booking_update]
        secondTokenIsolated: true
        sinkReachable: false
        bookingChangesAvailability: true
        bookingsUpdatable: false
      limits: {webhooks: 40, requestsPerSecond: 5}
      waits: {firstDelivery: 1h, listVisible: 6s, quietMin: 11s, deleteGrace: 0s, clientResend: 3s, confirmation: 4s}
      """;

  private ConfigSamples() {}
}
