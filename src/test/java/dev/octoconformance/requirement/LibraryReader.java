package dev.octoconformance.requirement;

import dev.octoconformance.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the file of libraries and checks it against the catalogue and against itself. */
final class LibraryReader {
  static final String FILE = "suites/senders.yaml";
  static final List<String> FILE_KEYS = List.of("about", "senders");
  static final List<String> KEYS = List.of("name", "runtime", "agent", "on", "order", "known");
  static final List<String> FACT_KEYS =
      List.of("rows", "does", "remedy", "from", "before", "seen", "source");

  private final List<String> ids;

  private LibraryReader(Catalogue catalogue) {
    this.ids = catalogue.rows().stream().map(Requirement::id).toList();
  }

  static List<Library> load(String yaml, Catalogue catalogue) {
    Flaws flaws = new Flaws();
    Optional<List<Library>> libraries =
        new YamlText(FILE, yaml).root(flaws).map(root -> new LibraryReader(catalogue).read(root));
    flaws.refuseIfAny();
    return libraries.orElseThrow();
  }

  private List<Library> read(Section root) {
    root.allowOnly(FILE_KEYS);
    root.text("about");
    List<Library> libraries = new ArrayList<>();
    for (Section entry : root.sections("senders", "sender")) {
      Library library = library(entry);
      List<String> names = libraries.stream().map(Library::name).toList();
      if (names.contains(library.name())) {
        entry.flaw("name", "There are two senders \"%s\"; join them.".formatted(library.name()));
      }
      if (library.on() != null && !names.contains(library.on())) {
        entry.flaw(
            "on",
            "No sender before this one is called \"%s\": %s"
                .formatted(
                    library.on(), Nearest.remedy(library.on(), names, "write that one first.")));
      }
      libraries.add(library);
    }
    return List.copyOf(libraries);
  }

  private Library library(Section unnamed) {
    String name = unnamed.text("name");
    Section entry = unnamed.named(name.isEmpty() ? "this sender" : name);
    entry.allowOnly(KEYS);
    List<String> order = entry.texts("order");
    if (order.isEmpty() && !entry.keys().contains("agent")) {
      entry.flaw(
          "name",
          "Nothing shows that it is %s; give it an agent or an order.".formatted(entry.called()));
    }
    return new Library(
        name,
        entry.text("runtime"),
        agent(entry),
        entry.optionalText("on"),
        order,
        entry.sections("known", "fact").stream().map(this::fact).collect(Collectors.toList()));
  }

  private static @Nullable Pattern agent(Section entry) {
    String agent = entry.optionalText("agent");
    try {
      return agent == null ? null : Pattern.compile(agent);
    } catch (PatternSyntaxException e) {
      entry.flaw(
          "agent",
          "The agent of %s is no regular expression (%s); correct it."
              .formatted(entry.called(), e.getDescription()));
      return null;
    }
  }

  private Library.Fact fact(Section section) {
    section.allowOnly(FACT_KEYS);
    List<String> rows = section.texts("rows");
    if (rows.isEmpty()) {
      section.flaw(
          "rows", "Nothing in %s says which rows; list at least one.".formatted(section.called()));
    }
    for (String id : rows) {
      if (!ids.contains(id)) {
        section.flaw(
            "rows",
            "There is no row \"%s\": %s".formatted(id, Nearest.remedy(id, ids, "take it out.")));
      }
    }
    return new Library.Fact(
        rows,
        section.text("does"),
        section.text("remedy"),
        section.optionalText("from"),
        section.optionalText("before"),
        section.text("seen"),
        section.text("source"));
  }
}
