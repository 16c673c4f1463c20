package dev.octoconformance;

/** The version of this suite. */
final class Versions {
  private Versions() {}

  static String suite() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
