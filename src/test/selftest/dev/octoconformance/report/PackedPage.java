package dev.octoconformance.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an Allure page unpacks in a browser. */
final class PackedPage {
  private static final Pattern PACKED =
      Pattern.compile("<script id=\"packed\"[^>]*>([A-Za-z0-9+/=]+)</script>");

  private final JsonNode page;

  private PackedPage(JsonNode page) {
    this.page = page;
  }

  static PackedPage of(Path file) throws IOException {
    Matcher packed = PACKED.matcher(Files.readString(file));
    if (!packed.find()) {
      throw new IOException("nothing is packed in " + file);
    }
    byte[] bytes = Base64.getDecoder().decode(packed.group(1));
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new PackedPage(JsonMapper.shared().readTree(plain));
    }
  }

  /** A file that the page reads, as text. */
  String data(String name) {
    return page.path("data").path(name).asString();
  }

  /** Everything that is packed, as text. */
  String all() {
    return page.toString();
  }

  /** The styles of the application. */
  String style() {
    return page.path("styles").path(0).asString();
  }
}
