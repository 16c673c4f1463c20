package dev.octoconformance.trigger;

import dev.octoconformance.target.Bookings;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.verdict.EnvironmentFault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds something at the target that can be reserved, confirmed and cancelled at once, by doing so.
 */
public final class BookingFlow {
  private static final int DAYS_AHEAD = 30;
  private static final int MOST_TRIALS = 6;
  private static final int ROOM = 10;

  /** What the configuration wants to be booked; each part that is null is discovered. */
  public record Wishes(
      @Nullable String productId,
      @Nullable String optionId,
      @Nullable String unitId,
      @Nullable String availabilityId) {
    boolean allow(@Nullable String wish, String id) {
      return wish == null || wish.equals(id);
    }
  }

  private final Target target;
  private final Wishes wishes;
  private final LocalDate today;

  /** A search at this target for what is wished, from tomorrow on. */
  public BookingFlow(Target target, Wishes wishes, LocalDate today) {
    this.target = target;
    this.wishes = wishes;
    this.today = today;
  }

  /**
   * The first candidate whose trial booking could be confirmed and cancelled.
   *
   * @throws EnvironmentFault if there is none; the sentence says what stopped the best one
   */
  public Bookable discover() {
    List<String> obstacles = new ArrayList<>();
    int trials = 0;
    for (JsonNode product : products()) {
      for (JsonNode option : options(product)) {
        Optional<Bookable> candidate = candidate(product, option, obstacles);
        if (candidate.isPresent() && trials++ < MOST_TRIALS) {
          Optional<String> obstacle = trial(candidate.get());
          if (obstacle.isEmpty()) {
            return candidate.get();
          }
          obstacles.add(obstacle.get());
        }
      }
    }
    throw new EnvironmentFault(
        "No event can be caused: no product could be reserved, confirmed and cancelled ("
            + (obstacles.isEmpty() ? "GET /products shows none that fits" : last(obstacles))
            + "). Name one with booking.productId, booking.optionId, booking.unitId and booking.availabilityId.");
  }

  private static String last(List<String> obstacles) {
    return obstacles.get(obstacles.size() - 1);
  }

  private List<JsonNode> products() {
    Reply reply = target.bookings().products();
    List<JsonNode> products = new ArrayList<>();
    reply.json().filter(JsonNode::isArray).ifPresent(all -> all.forEach(products::add));
    products.removeIf(
        p -> !wishes.allow(wishes.productId(), p.path("id").asStringOpt().orElse("")));
    products.sort(Comparator.comparingInt(BookingFlow::awkwardness));
    return products;
  }

  /** What is confirmed at once and for free seats comes first. */
  private static int awkwardness(JsonNode product) {
    boolean onRequest =
        product.has("instantConfirmation") && !product.path("instantConfirmation").asBoolean();
    boolean freesale =
        product.has("availabilityRequired") && !product.path("availabilityRequired").asBoolean();
    return (onRequest ? 2 : 0) + (freesale ? 1 : 0);
  }

  private List<JsonNode> options(JsonNode product) {
    List<JsonNode> options = new ArrayList<>();
    product.path("options").forEach(options::add);
    options.removeIf(o -> !wishes.allow(wishes.optionId(), o.path("id").asStringOpt().orElse("")));
    options.sort(Comparator.comparing(o -> !o.path("default").asBoolean(false)));
    return options;
  }

  private Optional<Bookable> candidate(JsonNode product, JsonNode option, List<String> obstacles) {
    String productId = product.path("id").asString();
    String optionId = option.path("id").asString();
    List<String> units = units(option);
    if (units.isEmpty()) {
      obstacles.add("option " + optionId + " of product " + productId + " has no unit");
      return Optional.empty();
    }
    if (wishes.availabilityId() != null) {
      return Optional.of(new Bookable(productId, optionId, wishes.availabilityId(), units));
    }
    Reply reply =
        target
            .bookings()
            .availability(productId, optionId, today.plusDays(1), today.plusDays(DAYS_AHEAD));
    Optional<JsonNode> free =
        reply.json().filter(JsonNode::isArray).stream()
            .flatMap(JsonNode::valueStream)
            .filter(BookingFlow::bookable)
            .max(Comparator.comparingInt(a -> Math.min(ROOM, a.path("vacancies").asInt(ROOM))));
    if (free.isEmpty()) {
      obstacles.add(
          "POST /availability for product "
              + productId
              + " shows nothing free: "
              + reply.inWords());
    }
    return free.map(a -> new Bookable(productId, optionId, a.path("id").asString(), units));
  }

  private static boolean bookable(JsonNode availability) {
    String status = availability.path("status").asStringOpt().orElse("");
    return availability.path("available").asBoolean(true)
        && !status.equals("SOLD_OUT")
        && !status.equals("CLOSED");
  }

  private List<String> units(JsonNode option) {
    List<String> ids = new ArrayList<>();
    option
        .path("units")
        .valueStream()
        .sorted(Comparator.comparing(u -> !isAdult(u)))
        .map(u -> u.path("id").asString())
        .filter(id -> wishes.allow(wishes.unitId(), id))
        .forEach(ids::add);
    int least = Math.max(1, option.path("restrictions").path("minUnits").asInt(1));
    return ids.isEmpty() ? List.of() : java.util.Collections.nCopies(least, ids.get(0));
  }

  private static boolean isAdult(JsonNode unit) {
    return unit.path("type").asStringOpt().orElse("").equals("ADULT")
        || unit.path("id").asStringOpt().orElse("").contains("adult");
  }

  /** Books and cancels; empty when that worked, otherwise what did not. */
  private Optional<String> trial(Bookable what) {
    Bookings bookings = target.bookings();
    Reply reserved = bookings.reserve(what);
    Optional<String> uuid = uuid(reserved);
    if (!reserved.succeeded() || uuid.isEmpty()) {
      return Optional.of(
          "POST /bookings for product " + what.productId() + ": " + reserved.inWords());
    }
    Reply confirmed = bookings.confirm(uuid.get(), "Conformance Trial");
    String status = confirmed.json().map(b -> b.path("status").asStringOpt().orElse("")).orElse("");
    Reply cancelled = bookings.cancel(uuid.get());
    if (!confirmed.succeeded() || !status.equals("CONFIRMED")) {
      return Optional.of(
          "confirming product " + what.productId() + ": " + confirmed.inWords() + " " + status);
    }
    return cancelled.succeeded()
        ? Optional.empty()
        : Optional.of("cancelling product " + what.productId() + ": " + cancelled.inWords());
  }

  /** The uuid of the booking that an answer shows; empty when it shows none. */
  public static Optional<String> uuid(Reply reply) {
    return reply
        .json()
        .map(b -> b.path("uuid").asStringOpt().orElse(""))
        .filter(uuid -> !uuid.isEmpty());
  }
}
