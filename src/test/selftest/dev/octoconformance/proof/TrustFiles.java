package dev.octoconformance.proof;

import dev.octoconformance.sink.Authority;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * An authority in the two forms in which programs are told to trust it.
 *
 * @param pem a PEM file
 * @param store a PKCS 12 store whose password is "public"
 */
record TrustFiles(Path pem, Path store) {

  /** Both forms of this authority, in this folder. */
  static TrustFiles of(Authority authority, Path folder) throws IOException {
    Files.createDirectories(folder);
    TrustFiles files =
        new TrustFiles(
            folder.resolve("authority.pem").toAbsolutePath(),
            folder.resolve("authority.p12").toAbsolutePath());
    try {
      Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
      Files.writeString(
          files.pem(),
          "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
              .formatted(lines.encodeToString(authority.certificate().getEncoded())));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", authority.certificate());
      try (OutputStream out = Files.newOutputStream(files.store())) {
        store.store(out, "public".toCharArray());
      }
      return files;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
