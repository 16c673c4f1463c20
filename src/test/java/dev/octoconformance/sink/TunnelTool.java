package dev.octoconformance.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that opens a tunnel, and how it tells the public URL.
 *
 * @param name what it is called
 * @param command what is found in its command line
 * @param url what the URL looks like in what it prints
 * @param scheme what stands before the URL where it prints none
 * @param option what its command line needs for it to print anything; empty for nothing
 */
record TunnelTool(String name, Pattern command, Pattern url, String scheme, String option) {
  private static final String DATA = "/tunnels.properties";
  private static final Pattern COLOUR = Pattern.compile("\\u001B\\[[0-9;?]*[A-Za-z]");
  private static final String TRAILING = "[/.,;:|)\\]}>\"']+$";

  /** What nothing more is known of: the first address with TLS, or one that stands alone. */
  private static final TunnelTool ANY =
      new TunnelTool(
          "tunnel",
          Pattern.compile(""),
          Pattern.compile("https://[^\\s\"'<>|]+|(?<=^\\s{0,9})http://[^\\s\"'<>|]+(?=\\s*$)"),
          "",
          "");

  /** The tool that this command line calls. */
  static TunnelTool of(String commandLine) {
    return known().stream()
        .filter(tool -> tool.command().matcher(commandLine).find())
        .findFirst()
        .orElse(ANY);
  }

  /** Every tool of which more is known. */
  static List<TunnelTool> known() {
    Properties data = new Properties();
    try (InputStream in = Objects.requireNonNull(TunnelTool.class.getResourceAsStream(DATA))) {
      data.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return data.stringPropertyNames().stream()
        .filter(key -> key.endsWith(".url"))
        .map(key -> key.substring(0, key.length() - ".url".length()))
        .sorted()
        .map(
            name ->
                new TunnelTool(
                    name,
                    Pattern.compile(data.getProperty(name + ".command")),
                    Pattern.compile(data.getProperty(name + ".url")),
                    data.getProperty(name + ".scheme", ""),
                    data.getProperty(name + ".option", "")))
        .toList();
  }

  /** The command line with what it needs for the URL to be printed. */
  String completed(String commandLine) {
    String word = option.replaceFirst("=.*", "");
    return option.isEmpty() || commandLine.contains(word)
        ? commandLine
        : commandLine + " " + option;
  }

  /**
   * The public URL in a line of its output, without a slash at its end; empty when there is none.
   */
  Optional<URI> urlIn(String line) {
    Matcher found = url.matcher(COLOUR.matcher(line).replaceAll(""));
    while (found.find()) {
      String text = scheme + (found.groupCount() > 0 ? found.group(1) : found.group());
      try {
        URI address = new URI(text.replaceFirst(TRAILING, ""));
        if (address.getHost() != null && address.getRawQuery() == null) {
          return Optional.of(address);
        }
      } catch (java.net.URISyntaxException notAUrl) {
        // The next one may be.
      }
    }
    return Optional.empty();
  }
}
