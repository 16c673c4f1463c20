package dev.octoconformance.vendor;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What goes wrong with values that only the world has: marks, letters and lengths of all kinds. */
final class ValueFaults {
  private static final List<String> TEXTS = List.of("notes", "resellerReference");

  private ValueFaults() {}

  /** The texts of a booking are other ones in deliveries than in answers of the API. */
  private static Behaviour texts(UnaryOperator<String> change) {
    return BookingFaults.delivered(any -> true, shown -> changed(shown, change));
  }

  /** A shown booking with its texts changed. */
  static JsonObject changed(JsonObject booking, UnaryOperator<String> change) {
    for (String name : TEXTS) {
      change(booking, name, change);
    }
    JsonObject contact = booking.object("contact");
    change(contact, "fullName", change);
    return booking.with("contact", contact);
  }

  private static void change(JsonObject object, String name, UnaryOperator<String> change) {
    String text = object.text(name);
    if (text != null) {
      object.with(name, change.apply(text));
    }
  }

  static Behaviour textsEscapedForHtml() {
    return texts(
        text ->
            text.replace("&", "&#38;")
                .replace("<", "&#60;")
                .replace(">", "&#62;")
                .replace("\"", "&#34;"));
  }

  static Behaviour textsWithoutBackslashes() {
    return texts(text -> text.replace("\\", ""));
  }

  static Behaviour textsOfTheFirstPlane() {
    return texts(text -> text.replaceAll("[^\\x00-\\uFFFF]", "?"));
  }

  static Behaviour lengthInCharacters() {
    return new Behaviour() {
      @Override
      byte[] bodyBytes(Delivery delivery, int attempt) {
        // Whoever reads as many bytes as there are characters never sees the rest.
        byte[] whole = super.bodyBytes(delivery, attempt);
        int length = Math.min(whole.length, body(delivery, attempt).length());
        return java.util.Arrays.copyOf(whole, length);
      }
    };
  }

  /** The credentials are decoded like a form. */
  static Behaviour credentialsLikeAForm() {
    return credentials(userInfo -> userInfo.replace("+", "%20"));
  }

  /** Of the escaped characters of credentials only the best known are decoded. */
  static Behaviour credentialsByATable() {
    return credentials(userInfo -> userInfo.replaceAll("%(?!40|3A|2F|25)", "%25"));
  }

  private static Behaviour credentials(UnaryOperator<String> change) {
    return new Behaviour() {
      @Override
      @Nullable String basicCredentials(Delivery delivery, int attempt, HookUrl url) {
        String userInfo = url.userInfo();
        return userInfo == null || userInfo.isEmpty()
            ? null
            : super.basicCredentials(delivery, attempt, url.as(change.apply(userInfo)));
      }
    };
  }

  /** Custom header lines that fulfil the condition are not sent. */
  static Behaviour withoutHeaders(Predicate<String> name) {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        return super.customHeaders(delivery, attempt).stream()
            .filter(line -> !name.test(line.name()))
            .toList();
      }
    };
  }

  static Behaviour mostHeaders(int most) {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        List<HeaderLine> all = super.customHeaders(delivery, attempt);
        return all.subList(0, Math.min(most, all.size()));
      }
    };
  }

  static Behaviour headerValues(UnaryOperator<String> change) {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        List<HeaderLine> changed = new ArrayList<>();
        for (HeaderLine line : super.customHeaders(delivery, attempt)) {
          changed.add(new HeaderLine(line.name(), change.apply(line.value())));
        }
        return changed;
      }
    };
  }

  static Behaviour headerValuesUpTo(int longest) {
    return headerValues(value -> value.substring(0, Math.min(longest, value.length())));
  }

  /** What this encoding lacks becomes a question mark. */
  static Behaviour headerValuesIn(Charset charset) {
    return headerValues(value -> new String(value.getBytes(charset), charset));
  }

  /** Letters beyond ASCII are dropped. */
  static Behaviour headerValuesOfAscii() {
    return headerValues(value -> value.replaceAll("[^ -~]", ""));
  }

  /** A creation with such a header is refused. */
  static Behaviour refusingHeader(Predicate<String> name) {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        super.examine(call, body);
        if (OddHeaders.name(name).test(body.get("headers"))) {
          throw Refusal.badRequest("Such a header is not supported");
        }
      }
    };
  }

  /** What follows the target's question mark is changed. */
  static Behaviour query(UnaryOperator<String> change) {
    return new Behaviour() {
      @Override
      String target(Delivery delivery, int attempt, HookUrl url) {
        String target = super.target(delivery, attempt, url);
        int query = target.indexOf('?');
        return query < 0
            ? target
            : target.substring(0, query) + change.apply(target.substring(query));
      }
    };
  }

  /** Whether the query of a URL has an escaped slash, plus or equals sign. */
  static boolean hasEscapedMarks(String url) {
    return url.matches("[^?]*[?].*%(2F|2B|3D).*");
  }

  /** An answer whose body cannot be decoded is an error, and its delivery is never tried again. */
  static Behaviour unreadableAnswersAreFinal(Predicate<String> unreadable) {
    return RetryFaults.givingUp(
        outcome -> outcome.status() >= 300 && unreadable.test(outcome.body()));
  }
}
