package dev.octoconformance.sender;

import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Library;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The libraries that can be recognised. */
public final class Libraries {
  private final List<Library> all;
  private final Set<String> telling;

  private Libraries(List<Library> all) {
    this.all = all;
    this.telling =
        all.stream()
            .flatMap(library -> library.order().stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** These. */
  public static Libraries of(List<Library> all) {
    return new Libraries(List.copyOf(all));
  }

  /** Those that ship with the suite, read when they are first asked for. */
  public static Libraries shipped() {
    return Shipped.ALL;
  }

  private static final class Shipped {
    static final Libraries ALL = of(Library.load(Catalogue.load()));
  }

  /**
   * The library that a request was sent with: the one that its User-Agent names, more exactly one
   * that is built on it and has these headers; where the User-Agent names none, the only one with
   * these headers.
   */
  Optional<Recognised> recognise(Request request) {
    List<String> names =
        request.names().stream()
            .filter(name -> telling.contains(name.toLowerCase(Locale.ROOT)))
            .toList();
    Optional<Recognised> named =
        all.stream().flatMap(library -> named(library, request.agent()).stream()).findFirst();
    return named.isPresent()
        ? named.map(base -> above(base, names))
        : only(all.stream().filter(library -> hasOrder(library, names)).toList())
            .map(library -> new Recognised(library, null, null));
  }

  private static Optional<Recognised> named(Library library, @Nullable String agent) {
    if (library.agent() == null || agent == null) {
      return Optional.empty();
    }
    Matcher matcher = library.agent().matcher(agent);
    return matcher.matches()
        ? Optional.of(new Recognised(library, version(library, matcher), agent))
        : Optional.empty();
  }

  private static @Nullable String version(Library library, Matcher matcher) {
    return library.agent() != null && library.agent().pattern().contains("(?<version>")
        ? matcher.group("version")
        : null;
  }

  /** The library that is built on this one and has these headers; this one if there is none. */
  private Recognised above(Recognised base, List<String> names) {
    return only(all.stream()
            .filter(library -> base.library().name().equals(library.on()))
            .filter(library -> hasOrder(library, names))
            .toList())
        .map(library -> new Recognised(library, base.version(), base.agent()))
        .orElse(base);
  }

  private static boolean hasOrder(Library library, List<String> names) {
    return !names.isEmpty() && names.equals(library.order());
  }

  private static Optional<Library> only(List<Library> some) {
    return some.size() == 1 ? Optional.of(some.get(0)) : Optional.empty();
  }
}
