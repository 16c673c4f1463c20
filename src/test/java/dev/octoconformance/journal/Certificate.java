package dev.octoconformance.journal;

import java.util.Locale;

/** What the certificate is like that a webhook's own port shows. */
public enum Certificate {
  /** Of this host, of today, and of the authority of the run. */
  RIGHT("the right certificate"),
  /** Of this host and of today, and of no authority at all. */
  SELF_SIGNED("a self-signed certificate"),
  /** Of this host and of the authority of the run, and of last year. */
  EXPIRED("an expired certificate"),
  /** Of the authority of the run and of today, and of another host. */
  OTHER_HOST("a certificate of another host");

  private final String words;

  Certificate(String words) {
    this.words = words;
  }

  /** How rows write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The certificate as a sentence says it. */
  public String words() {
    return words;
  }
}
