package dev.octoconformance.sink;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What a server shows to those who come by HTTPS.
 *
 * @param key the private key of the first certificate
 * @param chain its certificate, and those that vouch for it
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
  private static final String NO_SECRET = "within this process";

  public Identity {
    chain = List.copyOf(chain);
  }

  /**
   * The first key with its certificates in this file, PKCS#12 or JKS.
   *
   * @param password of the file and of the key
   * @throws SinkUnavailable if the file cannot be read, or holds no key with a certificate
   */
  public static Identity of(Path keystore, String password) {
    try {
      KeyStore store = KeyStore.getInstance(keystore.toFile(), password.toCharArray());
      for (String alias : Collections.list(store.aliases())) {
        Certificate[] chain = store.getCertificateChain(alias);
        if (chain != null
            && store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
          return new Identity(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
        }
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw SinkUnavailable.unreadable(keystore, e);
    }
    throw SinkUnavailable.keyless(keystore);
  }

  /** What a server speaks TLS with. */
  SSLContext context() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store(), NO_SECRET.toCharArray());
      return context(keys.getKeyManagers(), new TrustManager[0]);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This Java cannot serve HTTPS", e);
    }
  }

  private KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_SECRET.toCharArray());
    store.setKeyEntry("sink", key, NO_SECRET.toCharArray(), chain.toArray(Certificate[]::new));
    return store;
  }

  /** What somebody speaks TLS with who asks nobody for anything, because it asks itself. */
  static SSLContext ofAnybody() {
    try {
      return context(new KeyManager[0], new TrustManager[] {new Trusting()});
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot speak TLS", e);
    }
  }

  private static SSLContext context(KeyManager[] keys, TrustManager[] trust)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust, new SecureRandom());
    return context;
  }

  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
