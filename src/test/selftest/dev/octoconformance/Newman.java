package dev.octoconformance;

import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Newman, which runs collections of Postman, with the three requests that a vendor tries first. */
final class Newman {
  static final String VERSION = "6.2.2";

  private static final String REQUESTS =
      """
      {
        "info": {
          "name": "A webhook is created, listed and deleted",
          "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
        },
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}"}]},
        "item": [
          {
            "name": "create",
            "request": {
              "method": "POST",
              "url": "{{base}}/webhooks",
              "header": [
                {"key": "Octo-Capabilities", "value": "octo/webhooks"},
                {"key": "Content-Type", "value": "application/json"}
              ],
              "body": {
                "mode": "raw",
                "raw": "{\\"event\\":\\"booking_update\\",\\"url\\":\\"http://127.0.0.1:9/hook\\"}"
              }
            },
            "event": [{"listen": "test", "script": {"exec": [
              "pm.test('created', () => {",
              "  pm.response.to.have.status(200);",
              "  pm.collectionVariables.set('id', pm.response.json().id);",
              "});"
            ]}}]
          },
          {
            "name": "list",
            "request": {
              "method": "GET",
              "url": "{{base}}/webhooks",
              "header": [{"key": "Octo-Capabilities", "value": "octo/webhooks"}]
            },
            "event": [{"listen": "test", "script": {"exec": [
              "pm.test('listed once', () => {",
              "  const mine = w => w.id === pm.collectionVariables.get('id');",
              "  pm.expect(pm.response.json().filter(mine)).to.have.lengthOf(1);",
              "});"
            ]}}]
          },
          {
            "name": "delete",
            "request": {
              "method": "DELETE",
              "url": "{{base}}/webhooks/{{id}}",
              "header": [{"key": "Octo-Capabilities", "value": "octo/webhooks"}]
            },
            "event": [{"listen": "test", "script": {"exec": [
              "pm.test('deleted', () => pm.expect(pm.response.code).to.be.within(200, 299));"
            ]}}]
          }
        ]
      }
      """;

  private final Path folder;

  private Newman(Path folder) {
    this.folder = folder;
  }

  /**
   * Newman in this folder, installed there first where it is not yet.
   *
   * @throws IllegalStateException if npm cannot do that
   */
  static Newman in(Path folder) throws IOException, InterruptedException {
    Newman newman = new Newman(folder);
    Files.createDirectories(folder);
    Files.writeString(newman.collection(), REQUESTS);
    if (!Files.exists(newman.script())) {
      Launch npm = Launch.of(List.of("npm", "install", "--no-audit", "--no-fund", "--prefix"));
      if (npm.with(folder.toString(), "newman@" + VERSION).run().exit() != 0) {
        throw new IllegalStateException(
            "npm cannot install newman %s into %s.".formatted(VERSION, folder));
      }
    }
    return newman;
  }

  private Path collection() {
    return folder.resolve("collection.json");
  }

  private Path script() {
    return folder.resolve("node_modules/newman/bin/newman.js");
  }

  /** The three requests to a vendor at this address. */
  Launch asking(URI base, VendorSettings settings) {
    return Launch.of(List.of("node", script().toString(), "run", collection().toString()))
        .with("--env-var", "base=" + base, "--env-var", "token=" + settings.token());
  }
}
