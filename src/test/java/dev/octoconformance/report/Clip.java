package dev.octoconformance.report;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.verdict.CaseVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The few lines of a message that a verdict is about.
 *
 * @param id the journal entry that they are from
 * @param title what the message is
 * @param lines at most twelve lines around the place
 * @param above how many lines stand before them
 * @param below how many lines stand behind them
 */
public record Clip(String id, String title, List<Line> lines, int above, int below) {
  private static final int MOST = 12;
  private static final int LEAD = 4;
  private static final int SHORTEST = 6;
  private static final int MOST_DELIVERIES = 12;
  private static final int LONGEST_TITLE = 120;
  private static final int WIDEST = 200;
  private static final String MARK = "   ◀── ";
  private static final String MISSING = " is missing";
  private static final Pattern TOKEN = Pattern.compile("w[0-9a-z]{25}");
  private static final Pattern HEADER = Pattern.compile("([A-Za-z][\\w]*(?:-[\\w]+)+)\\b.*");

  /**
   * A line of a message.
   *
   * @param mark what is to be seen there, empty where the line itself says it; null for the lines
   *     around
   */
  public record Line(String text, @Nullable String mark) {}

  /** The place in the message that shows it best; empty when no message does. */
  static Optional<Clip> of(
      List<Entry> evidence, CaseVerdict verdict, @Nullable Difference difference) {
    List<Entry> shown = new ArrayList<>(Decisive.of(evidence));
    Collections.reverse(shown);
    evidence.stream()
        .filter(Arrival.class::isInstance)
        .filter(entry -> !shown.contains(entry))
        .limit(MOST_DELIVERIES)
        .forEach(shown::add);
    Clip best = null;
    int most = 0;
    for (Entry entry : shown) {
      List<Line> lines = lines(entry, verdict, difference);
      int at = place(lines, difference);
      int worth = worth(entry, lines, at);
      if (worth > most) {
        most = worth;
        best = around(entry, lines, Math.max(0, at));
      }
    }
    return Optional.ofNullable(best);
  }

  /** A message that lacks what it should have shows more than one that has it. */
  private static int worth(Entry entry, List<Line> lines, int at) {
    if (at < 0) {
      return entry instanceof Exchange && !lines.isEmpty() ? 1 : 0;
    }
    String mark = lines.get(at).mark();
    return mark != null && mark.endsWith(MISSING) ? 3 : 2;
  }

  private static int place(List<Line> lines, @Nullable Difference difference) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).mark() != null) {
        return i;
      }
    }
    if (difference != null) {
      String found = difference.found().part().replaceAll("[\\[\\]\"]", "").strip();
      for (int i = 0; found.length() >= SHORTEST && i < lines.size(); i++) {
        if (lines.get(i).text().contains(found)) {
          lines.set(i, new Line(lines.get(i).text(), ""));
          return i;
        }
      }
      Matcher token = TOKEN.matcher(difference.found().before() + difference.found().after());
      while (token.find()) {
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i).text().contains(token.group())) {
            return i;
          }
        }
      }
    }
    return -1;
  }

  private static Clip around(Entry entry, List<Line> lines, int at) {
    String mark = lines.get(at).mark();
    int head = lines.indexOf(new Line("", null));
    if (mark != null && at < head) {
      // A header: the body says nothing about it.
      int from = Math.max(0, Math.min(at - LEAD, head - MOST));
      int until = Math.min(head, from + MOST);
      return new Clip(
          entry.id(), title(entry), lines.subList(from, until), from, lines.size() - until);
    }
    int from = Math.max(0, Math.min(at - LEAD, lines.size() - MOST));
    int until = Math.min(lines.size(), from + MOST);
    return new Clip(
        entry.id(), title(entry), lines.subList(from, until), from, lines.size() - until);
  }

  private static String title(Entry entry) {
    return Shortened.to(LONGEST_TITLE, Transcript.title(entry));
  }

  private static List<Line> lines(
      Entry entry, CaseVerdict verdict, @Nullable Difference difference) {
    String message =
        entry instanceof Exchange x
            ? Transcript.answer(x)
            : entry instanceof Arrival d ? Transcript.delivery(d) : "";
    int head = message.indexOf("\n\n");
    String heading = head < 0 ? message : message.substring(0, head);
    List<Line> lines = new ArrayList<>(heading(heading, difference));
    if (head >= 0) {
      lines.add(new Line("", null));
      String body = message.substring(head + 2).stripTrailing();
      Set<String> pointers = MarkedJson.pointers(verdict);
      String readable = PrettyJson.of(body).orElse(body);
      MarkedJson.of(readable, pointers)
          .orElse(readable)
          .stripTrailing()
          .lines()
          .forEach(line -> lines.add(line(line)));
    }
    return lines;
  }

  private static Line line(String line) {
    int mark = line.lastIndexOf(MARK);
    return mark < 0
        ? new Line(Shortened.to(WIDEST, line), null)
        : new Line(
            Shortened.to(WIDEST, line.substring(0, mark)), line.substring(mark + MARK.length()));
  }

  /**
   * The start line and the headers; the header that it is about is marked, or that it is not there.
   */
  private static List<Line> heading(String heading, @Nullable Difference difference) {
    String name = header(difference);
    String start = name == null ? "" : name.toLowerCase(Locale.ROOT) + ":";
    List<Line> lines = new ArrayList<>();
    boolean there = false;
    for (String line : heading.lines().toList()) {
      boolean it = name != null && line.toLowerCase(Locale.ROOT).startsWith(start);
      there |= it;
      lines.add(new Line(Shortened.to(WIDEST, line), it ? name : null));
    }
    if (name != null && !there && !lines.isEmpty()) {
      lines.set(0, new Line(lines.get(0).text(), name + MISSING));
    }
    return lines;
  }

  private static @Nullable String header(@Nullable Difference difference) {
    if (difference == null || difference.place() == null) {
      return null;
    }
    Matcher name = HEADER.matcher(difference.place());
    return name.matches() ? name.group(1) : null;
  }
}
