package dev.octoconformance.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an availability of the target is made to change; texts may hold {@link Placeholders}. */
public sealed interface AvailabilityTrigger {
  /** A command for the system's shell. */
  record Command(String command) implements AvailabilityTrigger {
    @Override
    public String toString() {
      return "Command[" + Credentials.masked(command) + "]";
    }
  }

  /** An HTTP request; its URL, header values and body may hold placeholders. */
  record HttpCall(String method, String url, Map<String, Secret> headers, @Nullable String body)
      implements AvailabilityTrigger {
    @Override
    public String toString() {
      return "HttpCall[" + method + " " + Credentials.masked(url) + "]";
    }
  }

  /** A sentence that asks a person to do it. */
  record Manual(String prompt) implements AvailabilityTrigger {}
}
