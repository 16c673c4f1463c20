package dev.octoconformance.verdict;

import dev.octoconformance.verdict.Claim.Counts;
import dev.octoconformance.verdict.Claim.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of a claim. */
record ClaimWords(Claim claim) {
  private static final int NAMED = 3;

  /** The claim in a few words. */
  String word() {
    return switch (claim.kind()) {
      case CONFORMANT, WAIVED, OVER_A_TUNNEL -> "conformant" + limits();
      case PARTIAL_CHECK -> partly() + limits();
      case DEMO -> "demo" + (claim.scope().isWhole() ? "" : ", " + partly()) + limits();
      case NOT_CONFORMANT, INCONCLUSIVE, SUITE_BROKE ->
          claim.kind().word() + (claim.fragment() ? ", partial" : "");
      case INTERRUPTED, ENVIRONMENT, USAGE -> claim.kind().word();
    };
  }

  private String partly() {
    return "partial check (%d of %d)".formatted(claim.scope().asked(), claim.scope().all());
  }

  private String limits() {
    Counts counts = claim.counts();
    return (counts.open() > 0 ? " over a tunnel" : "")
        + (counts.waived() > 0
            ? " except %d waived until %s".formatted(counts.waived(), claim.until())
            : "");
  }

  String sentence() {
    String word = word();
    String reason = reason();
    return capitalised(word) + ": " + Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
  }

  String reason() {
    return capitalised(grounds()) + "." + vendor() + complaint() + runs();
  }

  private String grounds() {
    Counts counts = claim.counts();
    return switch (claim.kind()) {
      case CONFORMANT, WAIVED, OVER_A_TUNNEL -> held() + warned();
      case PARTIAL_CHECK -> held() + warned() + "; a selection certifies nothing";
      case DEMO ->
          held() + warned() + (claim.scope().isWhole() ? "" : "; a selection certifies nothing");
      case NOT_CONFORMANT ->
          things(counts.broken(), "requirement")
              + (counts.broken() == 1 ? " is" : " are")
              + " broken"
              + (counts.waived() == 0
                  ? ""
                  : ", %d more waived until %s".formatted(counts.waived(), claim.until()))
              + warned()
              + checked();
      case INCONCLUSIVE ->
          claim.isVoid() ? "no requirement was judged" : undecided() + accepted() + checked();
      case ENVIRONMENT -> "the environment stopped the run; nothing is said about the target";
      case USAGE -> "the run was not configured well; nothing is said about the target";
      case SUITE_BROKE ->
          "the suite itself broke in "
              + things(counts.errors(), "requirement")
              + "; that is not the target's fault";
      case INTERRUPTED -> "the run was stopped before its end; what it found is partial";
    };
  }

  private String held() {
    Counts counts = claim.counts();
    if (counts.open() > 0) {
      return "%d of %s hold; %s a direct connection"
              .formatted(
                  counts.hold(),
                  things(counts.apply(), "MUST requirement"),
                  counts.open() + (counts.open() == 1 ? " needs" : " need"))
          + accepted();
    }
    String every = counts.waived() > 0 ? "every other MUST that " : "every MUST that ";
    return every
        + (claim.scope().isWhole() ? "applies" : "was checked")
        + " holds ("
        + things(counts.hold(), "requirement")
        + ")";
  }

  private String undecided() {
    Counts counts = claim.counts();
    if (counts.open() == 0) {
      return seen() + ", but only a part of the run is on record, and a part certifies nothing";
    }
    return seen() + ", but " + things(counts.open(), "MUST requirement") + " could not be decided";
  }

  private String seen() {
    Counts counts = claim.counts();
    return counts.waived() == 0
        ? "nothing was seen to be broken"
        : "%s waived until %s"
            .formatted(
                things(counts.waived(), "breach", "breaches")
                    + (counts.waived() == 1 ? " is" : " are"),
                claim.until());
  }

  private String accepted() {
    return claim.accepted().isEmpty()
        ? ""
        : " (accepted: " + String.join(", ", shortened(claim.accepted())) + ")";
  }

  private String warned() {
    int warnings = claim.counts().warned();
    return warnings == 0 ? "" : ", " + things(warnings, "SHOULD") + " not followed";
  }

  private String checked() {
    return claim.scope().isWhole() || claim.fragment()
        ? ""
        : "; %d of %d requirements were checked"
            .formatted(claim.scope().asked(), claim.scope().all());
  }

  private String vendor() {
    return claim.scope().demo() && claim.kind() != Kind.USAGE
        ? " This is the embedded reference vendor, and says nothing about any other API."
        : "";
  }

  private String complaint() {
    return claim.complaint() && claim.kind() != Kind.NOT_CONFORMANT
        ? " A waiver has expired or is not used."
        : "";
  }

  private String runs() {
    Map<String, Integer> runs = claim.runs();
    return runs.size() < 2
        ? ""
        : " Seen in %d runs: %s."
            .formatted(
                runs.size(),
                runs.entrySet().stream()
                    .map(run -> things(run.getValue(), "requirement") + " in " + run.getKey())
                    .collect(Collectors.joining(", ")));
  }

  List<String> remedies() {
    boolean mendable = claim.exit() == Exit.INCONCLUSIVE && !claim.fragment() && !claim.isVoid();
    if (!mendable) {
      return List.of();
    }
    List<String> options = new ArrayList<>();
    shortened(claim.unaccepted()).forEach(open -> options.add("--accept " + open));
    if (!claim.scope().isWhole()) {
      options.add("--allow-partial");
    }
    return options;
  }

  /** A few by name, many by their codes alone. */
  private static List<String> shortened(List<String> open) {
    return open.size() <= NAMED
        ? open
        : open.stream()
            .map(name -> name.substring(0, name.indexOf(':')))
            .distinct()
            .collect(Collectors.toList());
  }

  private static String things(int count, String name) {
    return things(count, name, name + "s");
  }

  private static String things(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
