package dev.octoconformance.trigger;

import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the target shows as free and the wishes allow, the least awkward first; looked up one by
 * one, so that no more is asked than is needed.
 */
final class Candidates implements Iterator<Bookable> {
  private static final int DAYS_AHEAD = 30;
  private static final int MOST_LOOKS = 20;
  private static final int ROOM = 10;

  private record Offer(JsonNode product, JsonNode option) {}

  private final Target target;
  private final BookingFlow.Wishes wishes;
  private final LocalDate today;
  private final Iterator<Offer> offers;
  private final List<String> obstacles = new ArrayList<>();

  /** What is always free comes last: booking it changes no availability. */
  private final Deque<Bookable> freesale = new ArrayDeque<>();

  private @Nullable Bookable next;

  Candidates(Target target, BookingFlow.Wishes wishes, LocalDate today, Reply products) {
    this.target = target;
    this.wishes = wishes;
    this.today = today;
    this.offers = offers(products).stream().limit(MOST_LOOKS).iterator();
  }

  /** Why what was looked at is no candidate, oldest first. */
  List<String> obstacles() {
    return obstacles;
  }

  @Override
  public boolean hasNext() {
    while (next == null && offers.hasNext()) {
      next = candidate(offers.next()).orElse(null);
    }
    if (next == null) {
      next = freesale.poll();
    }
    return next != null;
  }

  @Override
  public Bookable next() {
    Bookable found = hasNext() ? next : null;
    if (found == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return found;
  }

  private List<Offer> offers(Reply reply) {
    List<Offer> all = new ArrayList<>();
    reply.items().ifPresent(products -> products.forEach(product -> all.addAll(offersOf(product))));
    if (all.isEmpty()) {
      obstacles.add("GET /products shows none that fits: " + reply.inWords());
    }
    all.sort(Comparator.comparingInt(Candidates::awkwardness));
    return all;
  }

  private List<Offer> offersOf(JsonNode product) {
    if (!wishes.allow(wishes.productId(), text(product, "id"))) {
      return List.of();
    }
    return product
        .path("options")
        .valueStream()
        .filter(option -> wishes.allow(wishes.optionId(), text(option, "id")))
        .map(option -> new Offer(product, option))
        .toList();
  }

  /** What is confirmed at once, can be cancelled and needs no luck comes first. */
  private static int awkwardness(Offer offer) {
    boolean onRequest = isFalse(offer.product(), "instantConfirmation");
    boolean forGood =
        isFalse(offer.product(), "cancellable") || isFalse(offer.option(), "cancellable");
    boolean freesale = isFalse(offer.product(), "availabilityRequired");
    boolean special = !offer.option().path("default").asBoolean(false);
    return (onRequest ? 8 : 0) + (forGood ? 4 : 0) + (freesale ? 2 : 0) + (special ? 1 : 0);
  }

  private static boolean isFalse(JsonNode object, String name) {
    return object.path(name).isBoolean() && !object.path(name).asBoolean();
  }

  private Optional<Bookable> candidate(Offer offer) {
    String productId = text(offer.product(), "id");
    String optionId = text(offer.option(), "id");
    List<String> units = units(offer.option());
    if (units.isEmpty()) {
      obstacles.add("option " + optionId + " of product " + productId + " has no unit that fits");
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
            .filter(Candidates::isFree)
            .max(Comparator.comparingInt(a -> Math.min(ROOM, a.path("vacancies").asInt(ROOM))));
    if (free.isEmpty()) {
      obstacles.add(
          "POST /availability for product "
              + productId
              + " shows nothing free: "
              + reply.inWords());
    }
    Optional<Bookable> candidate =
        free.map(a -> new Bookable(productId, optionId, text(a, "id"), units));
    if (free.filter(a -> text(a, "status").equals("FREESALE")).isPresent()) {
      candidate.ifPresent(freesale::add);
      return Optional.empty();
    }
    return candidate;
  }

  private static boolean isFree(JsonNode availability) {
    String status = text(availability, "status");
    return availability.path("available").asBoolean(true)
        && !text(availability, "id").isEmpty()
        && !status.equals("SOLD_OUT")
        && !status.equals("CLOSED");
  }

  private List<String> units(JsonNode option) {
    Optional<String> unit =
        option
            .path("units")
            .valueStream()
            .sorted(Comparator.comparing(u -> !isAdult(u)))
            .map(u -> text(u, "id"))
            .filter(id -> !id.isEmpty() && wishes.allow(wishes.unitId(), id))
            .findFirst();
    int least = Math.max(1, option.path("restrictions").path("minUnits").asInt(1));
    return unit.map(id -> Collections.nCopies(least, id)).orElse(List.of());
  }

  private static boolean isAdult(JsonNode unit) {
    return text(unit, "type").equals("ADULT") || text(unit, "id").contains("adult");
  }

  private static String text(JsonNode object, String name) {
    return object.path(name).asStringOpt().orElse("");
  }
}
