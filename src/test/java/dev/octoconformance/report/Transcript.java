package dev.octoconformance.report;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import java.net.URI;
import java.util.List;

/** Journal entries as a reader sees them: a title in words, and the message as it went. */
final class Transcript {

  private Transcript() {}

  /** One line that tells what happened. */
  static String title(Entry entry) {
    if (entry instanceof Exchange x) {
      String asked = x.request().method() + " " + path(x.request().url());
      Exchange.Answer answer = x.answer();
      return answer == null
          ? asked + " → no answer after " + Span.of(x.took()) + ": " + x.trouble()
          : asked + " → " + answer.status() + " in " + Span.of(x.took());
    }
    if (entry instanceof Arrival d) {
      return d.method()
          + " arrived at "
          + Span.of(d.at())
          + (d.answered() == 0 ? ", not answered" : ", answered " + d.answered());
    }
    if (entry instanceof HangUp h) {
      return "the connection of "
          + h.arrival()
          + " was ended by "
          + (h.bySender() ? "its sender" : "the receiver")
          + " at "
          + Span.of(h.at());
    }
    if (entry instanceof Armed a) {
      return "webhook for "
          + a.event()
          + " ("
          + a.arm()
          + ") "
          + (a.webhookId() == null ? "refused" : "registered as " + a.webhookId());
    }
    if (entry instanceof Trigger t) {
      return t.action().words() + (t.accepted() ? "" : " was not accepted");
    }
    Note note = (Note) entry;
    return note.detail().isEmpty() ? note.what() : note.what() + ": " + note.detail();
  }

  /** The request of an exchange. */
  static String request(Exchange x) {
    String body = x.request().body();
    return message(
        x.request().method() + " " + x.request().url(),
        x.request().headers(),
        body == null ? "" : body);
  }

  /** The answer of an exchange, or why there was none. */
  static String answer(Exchange x) {
    Exchange.Answer answer = x.answer();
    return answer == null
        ? "no answer: " + x.trouble() + "\n"
        : message("HTTP " + answer.status(), answer.headers(), bodyText(answer.body()));
  }

  /** A delivery as it reached the sink. */
  static String delivery(Arrival d) {
    return message(d.method() + " " + d.target(), d.headers(), bodyText(d.body()));
  }

  private static String message(String start, List<Header> headers, String body) {
    StringBuilder text = new StringBuilder(start).append('\n');
    headers.forEach(h -> text.append(h.name()).append(": ").append(h.value()).append('\n'));
    return body.isEmpty()
        ? text.toString()
        : text.append('\n').append(body).append('\n').toString();
  }

  private static String bodyText(Body body) {
    String text = body.text();
    if (!body.utf8()) {
      text += "\n(not UTF-8: one character per byte)";
    }
    return body.cut() ? text + "\n(cut: the body went on)" : text;
  }

  /** The path and query of a URL, or all of it when it has none. */
  private static String path(String url) {
    try {
      URI uri = URI.create(url);
      String path = uri.getRawPath();
      return path == null || path.isEmpty()
          ? url
          : path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    } catch (IllegalArgumentException notAUri) {
      return url;
    }
  }
}
