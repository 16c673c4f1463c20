package dev.octoconformance.cli;

import dev.octoconformance.config.ConfigKey;
import dev.octoconformance.config.ConfigKeys;
import dev.octoconformance.verdict.Exit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The words of the help; what concerns keys comes from their table. */
final class HelpText {
  static final String NAME = "octo-webhooks-conformance";

  /** The script beside the jar. */
  static final String LAUNCHER = "octo-conformance";

  private static final String JAR = "java -jar " + NAME + ".jar ";
  private static final List<String> EXAMPLES =
      List.of(
          "java -jar " + NAME + ".jar run --demo",
          "java -jar " + NAME + ".jar plan --target https://api.example.com/octo",
          "java -jar " + NAME + ".jar --target https://api.example.com/octo --budget quick",
          "java -jar " + NAME + ".jar --target https://api.example.com/octo --only RTY-* LIST-02",
          "java -jar " + NAME + ".jar run --detach --target https://api.example.com/octo",
          "java -jar " + NAME + ".jar collect",
          "java -jar " + NAME + ".jar doctor --target https://api.example.com/octo",
          "java -jar " + NAME + ".jar list --level MUST",
          "java -jar " + NAME + ".jar demo --port 8080");

  private HelpText() {}

  /** What the option of a key does, its default, and the variable that gives it as well. */
  static String of(ConfigKey<?> key) {
    List<String> notes = new ArrayList<>();
    if (!key.words().isEmpty()) {
      notes.add("one of " + String.join(", ", key.words()));
    }
    if (key.standard() != null && !key.standard().equals("[]")) {
      notes.add("default " + key.standard());
    }
    notes.add("env " + key.variables().get(0));
    return plain(key.description() + " (" + String.join("; ", notes) + ")");
  }

  /** Headings, examples and exit codes. */
  static void decorate(UsageMessageSpec usage, Map<String, String> exitCodes, List<String> footer) {
    usage
        .synopsisHeading("Usage: ")
        .commandListHeading("%nCommands:%n")
        .optionListHeading("%nOptions:%n")
        .parameterListHeading("%nArguments:%n")
        .descriptionHeading("%n")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes)
        .footer(footer.stream().map(HelpText::plain).toArray(String[]::new));
  }

  /** Commands to copy. */
  static List<String> examples() {
    List<String> lines = new ArrayList<>(List.of("", "Examples:"));
    EXAMPLES.forEach(example -> lines.add("  " + example));
    return lines;
  }

  private static List<String> commands(String... commands) {
    List<String> lines = new ArrayList<>(List.of("", "Examples:"));
    for (String command : commands) {
      lines.add("  " + JAR + command);
    }
    return lines;
  }

  /** Runs to copy. */
  static List<String> running() {
    return commands(
        "run --target https://api.example.com/octo --only RTY-*,HDR-02 --allow-partial",
        "run --target https://api.example.com/octo --accept I-ENV I-TRIG:AVL-01",
        "run --target https://api.example.com/octo --rerun-failed",
        "run --target https://api.example.com/octo --waivers waivers.yaml --quiet",
        "run --target https://api.example.com/octo --print-waivers");
  }

  /** Plans to copy. */
  static List<String> planning() {
    return commands(
        "plan --target https://api.example.com/octo",
        "plan --target https://api.example.com/octo --only RTY-* --set limits.webhooks=20");
  }

  /** Lists to copy. */
  static List<String> listing() {
    return commands("list", "list --level MUST RTY-*", "list --json");
  }

  /** Explanations to copy. */
  static List<String> explaining() {
    return commands("explain RTY-03", "explain LIST-0* --strictness pragmatic");
  }

  /** Sweeps to copy. */
  static List<String> sweeping() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "",
                "Examples:",
                "  OCTO_TOKEN=... " + JAR + "sweep",
                "  OCTO_TOKEN=... " + JAR + "sweep --report-dir reports"));
    lines.addAll(
        List.of(
            "",
            "The target is the one that the journal names. With a folder that holds several runs,",
            "all of them are swept. A webhook is deleted when its URL, or else its id, stands in",
            "the journal; an id that stands for a webhook with another URL is left alone."));
    return lines;
  }

  /** Demonstrations to copy. */
  static List<String> demonstrating() {
    return commands("demo --port 8080", "demo --list-faults", "demo --fault delete-does-nothing");
  }

  /** Receivers to copy. */
  static List<String> receiving() {
    return commands("listen", "listen --port 9090 --answer 500,500,200");
  }

  /** How to get completion. */
  static List<String> completing() {
    return List.of(
        "",
        "Examples, for the launcher " + LAUNCHER + ":",
        "  source <(" + LAUNCHER + " completion)",
        "  " + JAR + "completion > ~/.local/share/bash-completion/completions/" + LAUNCHER);
  }

  /** How to leave a run alone and judge it later. */
  static List<String> collecting() {
    return List.of(
        "",
        "Examples, for a sender that retries for hours:",
        "  OCTO_TOKEN=... java -jar " + NAME + ".jar run --detach \\",
        "      --target https://api.example.com/octo --report-dir reports/night",
        "  java -jar " + NAME + ".jar collect --report-dir reports/night",
        "  OCTO_TOKEN=... java -jar " + NAME + ".jar collect --listen --report-dir reports/night",
        "",
        "It reads journal.jsonl, asks the target nothing, and writes the reports into the same",
        "folder. What is still open is inconclusive (exit 4 while a MUST is).");
  }

  /** What judging again is good for. */
  static List<String> regrading() {
    return List.of(
        "",
        "Examples:",
        "  java -jar " + NAME + ".jar regrade reports/latest --report-dir reports/again",
        "  java -jar " + NAME + ".jar regrade reports/latest --waivers octo-waivers.yaml",
        "  java -jar " + NAME + ".jar diff reports/latest reports/again",
        "",
        "It asks nobody for anything. The same suite says the same verdicts of the same journal,",
        "word for word; a later one says what it would have found. What the run was told (profile,",
        "strictness, what the vendor declared) stands in the journal and counts again.");
  }

  /** How to ask what is in the way. */
  static List<String> doctoring() {
    return List.of(
        "",
        "Examples:",
        "  OCTO_TOKEN=... java -jar " + NAME + ".jar doctor --target https://api.example.com/octo",
        "  java -jar " + NAME + ".jar doctor --target https://api.example.com --token - \\",
        "      --tunnel \"cloudflared tunnel --url http://127.0.0.1:{port}\"",
        "  java -jar " + NAME + ".jar doctor --show-config --budget quick",
        "",
        "Every finding is a sentence; what is not as it should be comes with its remedy.");
  }

  /** How to begin a configuration file. */
  static List<String> initializing() {
    return List.of(
        "",
        "Examples:",
        "  java -jar " + NAME + ".jar init",
        "  java -jar " + NAME + ".jar init staging.yaml",
        "  java -jar " + NAME + ".jar doctor --config staging.yaml --show-config");
  }

  /** How a look at the surroundings can end. */
  static Map<String, String> ofDoctors() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(code(Exit.CONFORMANT), "nothing is in the way of a run");
    codes.put(code(Exit.USAGE), "wrong usage or configuration");
    codes.put(code(Exit.ENVIRONMENT), "something would stop a run; the remedy was printed");
    codes.put(code(Exit.SUITE_BROKE), "the suite itself broke");
    codes.put(code(Exit.INTERRUPTED), "interrupted");
    return codes;
  }

  /** The keys that no option of their own stands for. */
  static List<String> furtherKeys() {
    Set<ConfigKey<?>> shown =
        KeyOption.ALL.stream().map(KeyOption::key).collect(Collectors.toSet());
    List<String> lines = new ArrayList<>(List.of("", "Further keys, for --set and the file:"));
    for (ConfigKey<?> key : ConfigKeys.ALL) {
      if (!shown.contains(key)) {
        lines.add("  " + key.name());
        lines.add("      " + key.description() + standard(key));
        if (!key.words().isEmpty()) {
          lines.add("      words: " + String.join(", ", key.words()));
        }
      }
    }
    lines.addAll(
        List.of(
            "",
            "Every key can be given, strongest first: as an option or with --set, as a system",
            "property -Docto.KEY=VALUE, as an environment variable (target.url is OCTO_TARGET_URL),",
            "in the file. For a secret, @FILE stands for what is in the file, and - on the command",
            "line for what is typed or piped in."));
    return lines;
  }

  private static String standard(ConfigKey<?> key) {
    boolean none = key.standard() == null || key.standard().equals("[]");
    return none ? "" : " (default " + key.standard() + ")";
  }

  /** How a run can end. */
  static Map<String, String> ofRuns() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(
        code(Exit.CONFORMANT),
        "conformant: every MUST that applies holds; or what is open was accepted");
    codes.put(
        code(Exit.NOT_CONFORMANT),
        "not conformant: at least one MUST is broken; or a waiver has expired or is not used");
    codes.put(code(Exit.USAGE), "wrong usage or configuration");
    codes.put(
        code(Exit.ENVIRONMENT), "environment: target or receiver not reachable, or token refused");
    codes.put(
        code(Exit.INCONCLUSIVE),
        "inconclusive: a MUST that applies was not decided (--accept lets it pass); or a partial"
            + " check (--allow-partial does)");
    codes.put(code(Exit.SUITE_BROKE), "the suite itself broke");
    codes.put(code(Exit.INTERRUPTED), "interrupted");
    return codes;
  }

  /** How a comparison can end. */
  static Map<String, String> ofDiffs() {
    Map<String, String> codes = new LinkedHashMap<>(ofOthers());
    codes.put(code(Exit.CONFORMANT), "no verdict changed");
    codes.put(code(Exit.NOT_CONFORMANT), "a verdict changed, or a requirement came or went");
    codes.put(code(Exit.USAGE), "wrong usage, or a file that is no verdicts.json");
    Map<String, String> sorted = new LinkedHashMap<>();
    codes.keySet().stream()
        .sorted(java.util.Comparator.comparing(Integer::valueOf))
        .forEach(key -> sorted.put(key, codes.get(key)));
    return sorted;
  }

  /** How a command can end that judges nothing. */
  static Map<String, String> ofOthers() {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put(code(Exit.CONFORMANT), "done");
    codes.put(code(Exit.USAGE), "wrong usage or configuration");
    codes.put(code(Exit.SUITE_BROKE), "the suite itself broke");
    codes.put(code(Exit.INTERRUPTED), "interrupted");
    return codes;
  }

  /** How a sweep can end. */
  static Map<String, String> ofSweeps() {
    Map<String, String> codes = new LinkedHashMap<>(ofOthers());
    codes.put(code(Exit.CONFORMANT), "nothing is left");
    codes.put(
        code(Exit.ENVIRONMENT), "the target cannot be reached, or something could not be removed");
    return codes;
  }

  private static String code(Exit exit) {
    return String.valueOf(exit.code());
  }

  /** A text in which the parser's library finds nothing to format. */
  private static String plain(String text) {
    return text.replace("%", "%%");
  }
}
