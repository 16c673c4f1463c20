package dev.octoconformance.requirement;

/**
 * One thing that is wrong in a suite file.
 *
 * @param place file and line, such as {@code suites/list.yaml:17}
 * @param sentence what is wrong and how to mend it
 */
public record Fault(String place, String sentence) {
  @Override
  public String toString() {
    return place + ": " + sentence;
  }
}
