package dev.octoconformance.vendor;

/** A text that is not JSON, and where it stops being it. */
final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedJson(String message, int position) {
    super(message + " at character " + position, null, false, false);
  }
}
