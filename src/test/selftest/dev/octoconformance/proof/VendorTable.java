package dev.octoconformance.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One table of every broken and every unusual vendor that the suite was run against: {@code
 * target/vendors.md}, written when all of them are through.
 */
final class VendorTable implements ParameterResolver {
  private static final Path FILE = Path.of("target", "vendors.md");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Rows.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(VendorTable.class))
        .computeIfAbsent(Rows.class, any -> new Rows(), Rows.class);
  }

  /** What was found of each vendor. */
  static final class Rows implements AutoCloseable {
    private final Map<String, String> faults = new ConcurrentHashMap<>();
    private final Map<String, String> variants = new ConcurrentSkipListMap<>();

    /** A broken vendor, and what was held against it or noted of it. */
    void fault(String name, String found) {
      faults.put(name, found);
    }

    /** An unusual vendor, what was held against it, and what could not be decided of it. */
    void variant(String name, Collection<String> complaints, Map<String, String> undecided) {
      List<String> found = new ArrayList<>();
      found.add(complaints.isEmpty() ? "clean" : "warned: " + String.join(", ", complaints));
      undecided.forEach((id, code) -> found.add("%s %s".formatted(id, code)));
      variants.put(name, String.join(", ", found));
    }

    @Override
    public void close() throws IOException {
      List<String> lines = new ArrayList<>(Matrix.table(faults));
      lines.addAll(List.of("", "| variant | verdict |", "|---|---|"));
      variants.forEach((name, found) -> lines.add("| %s | %s |".formatted(name, found)));
      Files.write(FILE, lines);
      System.out.printf("%d faults and %d variants: %s%n", faults.size(), variants.size(), FILE);
      if (Boolean.getBoolean(FaultsTest.EVERYTHING)) {
        Matrix.keep(faults);
      }
    }
  }
}
