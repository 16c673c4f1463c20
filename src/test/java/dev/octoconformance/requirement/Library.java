package dev.octoconformance.requirement;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP library that deliveries may be sent with: an entry of {@code suites/senders.yaml}. It
 * never decides a verdict; it only tells a vendor where to look.
 *
 * @param name what it is called
 * @param runtime what it runs on, such as {@code Node} or {@code Java}
 * @param agent the whole of its User-Agent, with a group {@code version} where that tells it; null
 *     if it sends none, or that of the library it is built on
 * @param on the name of the library that it is built on; null if there is none
 * @param order the names of the header lines that it adds to a POST by itself, as it writes them
 *     and in its order; empty if others write the same
 * @param known what it is known to do
 */
public record Library(
    String name,
    String runtime,
    @Nullable Pattern agent,
    @Nullable String on,
    List<String> order,
    List<Fact> known) {

  /**
   * One thing that a library does.
   *
   * @param rows the ids of the requirements that it can break or keep undecided
   * @param does what, as the rest of a sentence that begins with its name
   * @param remedy the line to change, as a sentence
   * @param from the first version that does it; null for all before
   * @param before the first version that does it no more; null for all since
   * @param seen the versions that it was seen with
   * @param source where that is shown or written
   */
  public record Fact(
      List<String> rows,
      String does,
      String remedy,
      @Nullable String from,
      @Nullable String before,
      String seen,
      String source) {

    /** Whether it is said of this version; an unknown one is taken for concerned. */
    public boolean concerns(@Nullable String version) {
      return version == null
          || ((from == null || compare(version, from) >= 0)
              && (before == null || compare(version, before) < 0));
    }

    private static int compare(String left, String right) {
      Matcher numbersLeft = NUMBER.matcher(left);
      Matcher numbersRight = NUMBER.matcher(right);
      while (numbersRight.find()) {
        int one = numbersLeft.find() ? Integer.parseInt(numbersLeft.group()) : 0;
        int other = Integer.parseInt(numbersRight.group());
        if (one != other) {
          return Integer.compare(one, other);
        }
      }
      return 0;
    }

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  }

  /**
   * The libraries that ship with the suite.
   *
   * @throws SuiteFileException if the file is wrong, with every flaw in it
   */
  public static List<Library> load(Catalogue catalogue) {
    return LibraryReader.load(
        SuiteFiles.in("suites").getOrDefault(LibraryReader.FILE, ""), catalogue);
  }
}
