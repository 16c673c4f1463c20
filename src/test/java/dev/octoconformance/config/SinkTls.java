package dev.octoconformance.config;

/** Whether the receiver of the deliveries serves HTTPS, and as whom. */
public enum SinkTls {
  /** It serves plain HTTP. */
  OFF,
  /** It makes a certificate of its own for every run. */
  GENERATED,
  /** It shows the certificate of a keystore. */
  KEYSTORE
}
