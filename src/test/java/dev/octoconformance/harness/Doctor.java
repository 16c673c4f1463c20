package dev.octoconformance.harness;

import dev.octoconformance.config.BookingChoice;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.sink.Scripts;
import dev.octoconformance.sink.Sink;
import dev.octoconformance.sink.SinkUnavailable;
import dev.octoconformance.sink.Tokens;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Dialect;
import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.LiveTransport;
import dev.octoconformance.target.Proxies;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Transport;
import dev.octoconformance.trigger.BookingFlow;
import dev.octoconformance.verdict.EnvironmentFault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks at everything around a run that could stop it, and only by reading: nothing is created,
 * nothing is booked, and nothing is said of what the target does with webhooks.
 */
public final class Doctor {
  private static final String SCOPE = "doctor";
  private static final String MADE_UP = "made-up-token";
  private static final List<String> USUAL_PATHS =
      List.of("/octo", "/api/octo", "/octo/v1", "/v1/octo", "/api", "/v1");

  private final Briefing briefing;
  private final SuiteConfig config;
  private final Journal journal = Journal.begin();
  private final Consumer<Symptom> seen;
  private final Line line;
  private boolean proxied;
  private final List<Symptom> symptoms = new ArrayList<>();

  /**
   * A doctor for the target of these settings.
   *
   * @param seen who is told each symptom as soon as it is found
   * @throws dev.octoconformance.config.ConfigException if the configuration names something that
   *     there is not
   */
  public Doctor(ConformanceRun.Settings settings, Consumer<Symptom> seen) {
    this.briefing = Briefing.of(settings);
    this.config = settings.config();
    this.seen = seen;
    this.line = new Line(briefing.base(), settings.answerPatience());
  }

  /** Everything that was found, in the order of looking. */
  public List<Symptom> examine() {
    Optional<Proxies.Proxy> proxy = Proxies.ofThisProcess().of(briefing.base());
    proxied = proxy.isPresent();
    proxy.ifPresent(
        through ->
            tell(
                Symptom.good(
                    "proxy", "%s is asked through %s.", briefing.base().getAuthority(), through)));
    if (proxied || (tell(line.name()) && tell(line.connection()) && tell(line.security()))) {
      try (LiveTransport transport =
          new LiveTransport(journal, null, briefing.settings().answerPatience())) {
        api(transport);
      }
    }
    returnPath();
    return List.copyOf(symptoms);
  }

  private boolean tell(Symptom symptom) {
    symptoms.add(symptom);
    seen.accept(symptom);
    return symptom.state() != Symptom.State.IN_THE_WAY;
  }

  private Target target(Transport transport, URI base) {
    Dialect own = briefing.dialect();
    return Target.of(
            new Target.Line(
                transport,
                new Dialect(base, own.capability(), own.webhooks()),
                name -> name,
                new Ledger(),
                Duration.ZERO,
                Duration.ZERO),
            briefing.identity(),
            config.target().secondToken() == null ? null : config.target().secondToken().value())
        .in(SCOPE);
  }

  private void api(Transport transport) {
    URI base = briefing.base();
    Target target = target(transport, base);
    Instant before = Instant.now();
    Reply products = target.bookings().products();
    Instant after = Instant.now();
    if (!tell(basePath(transport, products))) {
      return;
    }
    tell(Clocks.compared(products.header("Date").orElse(""), before, after));
    if (!token(target, products)) {
      return;
    }
    tell(capability(target));
    tell(bookable(target));
    if (config.target().secondToken() != null) {
      tell(bookableBySecond(target.asSecondReseller()));
    }
  }

  private static boolean isProducts(Reply reply) {
    return reply.succeeded() && reply.json().filter(JsonNode::isArray).isPresent();
  }

  /** Whether it may be an OCTO API that wants other credentials. */
  private static boolean wantsCredentials(Reply reply) {
    return Preflight.tokenRefused(reply) && reply.json().isPresent();
  }

  private Symptom basePath(Transport transport, Reply products) {
    URI base = briefing.base();
    String about = "base path";
    if (isProducts(products)) {
      return Symptom.good(about, "GET %s/products answers with a JSON array.", base);
    }
    Optional<String> withTls =
        !proxied && (products.exchange().answer() == null || products.status() == 400)
            ? line.withTls()
            : Optional.empty();
    if (withTls.isPresent()) {
      return Symptom.inTheWay(
          about,
          "%s speaks TLS and was asked without: write https in the URL, --target %s.",
          base.getAuthority(),
          withTls.get());
    }
    if (products.exchange().answer() == null) {
      return Symptom.inTheWay(
          about,
          "GET %s/products got no answer: %s; see what the API or the proxy before it logs, and check --target.",
          base,
          String.valueOf(products.exchange().trouble()));
    }
    if (wantsCredentials(products)) {
      return Symptom.good(about, "GET %s/products is answered, %s.", base, products.inWords());
    }
    Optional<URI> better = better(transport, products);
    if (better.isPresent()) {
      return Symptom.inTheWay(
          about,
          "There is no OCTO API at %s (GET /products was answered %s), but there is one at %s: write --target %s.",
          base,
          inWords(products),
          better.get(),
          better.get());
    }
    if (Preflight.tokenRefused(products)) {
      return Symptom.inTheWay(
          about,
          "GET %s/products was answered %s: something before the API wants credentials of its own; give them with --set 'target.headers={NAME: VALUE}', or correct --target.",
          base,
          inWords(products));
    }
    if (isProducts(asked(transport, base, "/products/"))) {
      return Symptom.inTheWay(
          about,
          "The API answers GET %s/products/ and not GET %s/products: let the path without the slash at its end lead there too.",
          base,
          base);
    }
    return Symptom.inTheWay(
        about,
        "GET %s/products was answered %s instead of a JSON array, and nothing was found at the usual paths beside it: give the URL that /products follows with --target, it usually ends in /octo; if a gateway wants a header, add --set 'target.headers={NAME: VALUE}'.",
        base,
        inWords(products));
  }

  private static String inWords(Reply reply) {
    return (reply.inWords() + " " + reply.header("Content-Type").orElse("")).strip();
  }

  /** Where else the API is: where a redirect points to, or at one of the usual paths. */
  private Optional<URI> better(Transport transport, Reply products) {
    String base = briefing.base().toString();
    Set<String> candidates = new LinkedHashSet<>();
    if (products.status() >= 300 && products.status() <= 399) {
      products
          .header("Location")
          .map(to -> resolved(base + "/products", to))
          .filter(to -> to.matches(".*/products/?"))
          .ifPresent(to -> candidates.add(to.replaceFirst("/products/?$", "")));
    }
    String above = base;
    for (int level = 0; level < 3; level++) {
      for (String path : USUAL_PATHS) {
        candidates.add(above + path);
      }
      String parent = above.replaceFirst("/[^/]+$", "");
      if (parent.endsWith("/") || parent.equals(above) || URI.create(parent).getHost() == null) {
        break;
      }
      above = parent;
      candidates.add(above);
    }
    candidates.remove(base);
    return candidates.stream()
        .map(URI::create)
        .filter(
            candidate -> {
              Reply reply = target(transport, candidate).bookings().products();
              return isProducts(reply) || wantsCredentials(reply);
            })
        .findFirst();
  }

  private static String resolved(String from, String to) {
    try {
      return URI.create(from).resolve(to).toString();
    } catch (IllegalArgumentException notAUrl) {
      return "";
    }
  }

  private Reply asked(Transport transport, URI base, String path) {
    List<Header> headers = new ArrayList<>(List.of(new Header("Accept", "application/json")));
    TargetSettings settings = config.target();
    if (settings.token() != null) {
      headers.add(new Header("Authorization", "Bearer " + settings.token().value()));
    }
    return new Reply(
        transport.send(SCOPE, 0, new Exchange.Request("GET", base + path, headers, null)));
  }

  private boolean token(Target target, Reply products) {
    String about = "token";
    boolean given = config.target().token() != null;
    if (Preflight.tokenRefused(products)) {
      return tell(
          given
              ? Symptom.inTheWay(
                  about,
                  "The target refuses the token (%s): give a valid one in OCTO_TOKEN, with --token @FILE, or with --token - to be asked for it.",
                  products.inWords())
              : Symptom.inTheWay(
                  about,
                  "The target wants a token (%s): give one in OCTO_TOKEN, with --token @FILE, or with --token - to be asked for it.",
                  products.inWords()));
    }
    tell(
        given
            ? Symptom.good(about, "The target takes the token.")
            : Symptom.worthKnowing(
                about,
                "The target answers without a token: give one in OCTO_TOKEN if a reseller is to be told from others."));
    Reply wrong = target.withToken(MADE_UP).bookings().products();
    tell(
        wrong.succeeded()
            ? Symptom.worthKnowing(
                about,
                "The target takes a made-up token as well, so that it is not known whether the one given is right: check it at the vendor.")
            : Symptom.good(about, "A made-up token is refused (%s).", wrong.inWords()));
    if (config.target().secondToken() == null) {
      return true;
    }
    Reply second = target.asSecondReseller().bookings().products();
    return tell(
        second.succeeded()
            ? Symptom.good(about, "The target takes the second token.")
            : Symptom.inTheWay(
                about,
                "The target refuses the second token (%s): give a valid one in OCTO_SECOND_TOKEN, or leave it out.",
                second.inWords()));
  }

  private Symptom capability(Target target) {
    String about = "capability";
    Dialect dialect = briefing.dialect();
    Reply list = target.webhooks().attemptList();
    if (list.succeeded()) {
      return Symptom.good(
          about,
          "%s is there: GET %s is answered %s.",
          dialect.capability(),
          dialect.webhooks(),
          list.inWords());
    }
    return Symptom.inTheWay(
        about,
        "GET %s with Octo-Capabilities: %s was answered %s: have the capability switched on for this account at the vendor, or name the vendor's family with --profile.",
        dialect.webhooks(),
        dialect.capability(),
        list.inWords());
  }

  private Symptom bookable(Target target) {
    String about = "booking";
    BookingFlow.Look look = look(target, config.booking());
    Bookable found = look.found();
    if (found == null) {
      return Symptom.inTheWay(
          about,
          "Nothing to book was found (%s): open an availability in the next 30 days, or name one with --set booking.productId=… booking.optionId=… booking.unitId=… booking.availabilityId=….",
          look.obstacle());
    }
    return Symptom.good(
        about,
        "There is something to book, which was not tried; a run that must take it: --set booking.productId=%s booking.optionId=%s booking.unitId=%s booking.availabilityId=%s.",
        found.productId(),
        found.optionId(),
        found.unitIds().get(0),
        found.availabilityId());
  }

  private static BookingFlow.Look look(Target asked, BookingChoice wished) {
    return new BookingFlow(asked, BookingFlow.Wishes.of(wished), LocalDate.now(ZoneOffset.UTC))
        .look();
  }

  private Symptom bookableBySecond(Target second) {
    String about = "second booking";
    BookingFlow.Look look = look(second, config.secondBooking());
    Bookable found = look.found();
    return found == null
        ? Symptom.worthKnowing(
            about,
            "Nothing to book was found for the second token (%s), so that ISO-01 and ISO-02 cannot be decided: open an availability in the next 30 days, or name one with --set booking.second.productId=… booking.second.optionId=… booking.second.unitId=… booking.second.availabilityId=….",
            look.obstacle())
        : Symptom.good(
            about,
            "There is something to book with the second token, which was not tried: product %s, option %s, unit %s.",
            found.productId(),
            found.optionId(),
            found.unitIds().get(0));
  }

  // The way is held open, and nothing else is done with it.
  @SuppressWarnings("try")
  private void returnPath() {
    Tokens tokens = new Tokens(UUID.randomUUID().toString());
    try (Sink sink =
            Sink.open(
                config.sink().bind().host(),
                config.sink().bind().port(),
                config.sink().url(),
                journal,
                new Scripts());
        @SuppressWarnings("unused")
            PublicWay way = tunnel(sink, tokens);
        LiveTransport transport =
            LiveTransport.directly(journal, briefing.settings().answerPatience())) {
      Duration took = probe(sink, tokens, transport);
      tell(
          Symptom.good(
              "return path",
              "The receiver answered at its public URL %s after %d ms.",
              sink.publicBase(),
              took.toMillis()));
      outside(sink).ifPresent(this::tell);
    } catch (EnvironmentFault | SinkUnavailable unreachable) {
      tell(Symptom.inTheWay("return path", "%s", String.valueOf(unreachable.getMessage())));
    }
  }

  private PublicWay tunnel(Sink sink, Tokens tokens) {
    String command = config.sink().tunnel();
    return command == null
        ? PublicWay.straight()
        : PublicWay.through(
            command,
            new PublicWay.End(sink, tokens.of("tunnel"), journal, program -> {}),
            briefing.settings().answerPatience(),
            null,
            sentence -> {});
  }

  private Duration probe(Sink sink, Tokens tokens, Transport transport) {
    Duration from = journal.now();
    new Preflight(target(transport, briefing.base()), briefing.base())
        .sinkAnswers(sink, tokens.of("preflight"), transport, journal);
    return journal.now().minus(from);
  }

  /** What is known of the way from the target to the sink, which only the target can go. */
  private Optional<Symptom> outside(Sink sink) {
    String about = "return path";
    URI sinkBase = sink.publicBase();
    @Nullable Boolean declared = config.declared().sinkReachable();
    if (!Boolean.TRUE.equals(declared) && Loopback.is(sinkBase) && !Loopback.is(briefing.base())) {
      return Optional.of(
          Symptom.inTheWay(
              about,
              "The target at %s cannot reach the receiver at %s, an address of this machine alone: add --tunnel \"cloudflared tunnel --url http://127.0.0.1:{port}\" (or another tunnel), or give a public address with --sink-url URL --sink-bind 0.0.0.0:PORT.",
              briefing.base().getHost(),
              sinkBase));
    }
    if (Boolean.TRUE.equals(config.declared().httpsOnly())
        && "http".equalsIgnoreCase(sinkBase.getScheme())) {
      return Optional.of(
          Symptom.inTheWay(
              about,
              "Only https is taken for webhooks (declared.httpsOnly), and the receiver's public URL is %s: give one with https, with --sink-url or --tunnel.",
              sinkBase));
    }
    return sink.isDirect()
        ? Optional.empty()
        : Optional.of(
            Symptom.worthKnowing(
                about,
                "What comes by way of %s comes through something else, so that refused and broken connections cannot be shown to the target: what needs them stays undecided; --sink-bind with an address that the target reaches would show them.",
                sinkBase));
  }
}
