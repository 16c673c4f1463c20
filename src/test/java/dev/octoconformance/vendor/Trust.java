package dev.octoconformance.vendor;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.BiPredicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whom a sender believes that it is who it says.
 *
 * @param factory speaks HTTPS with whoever has a certificate that will do
 * @param names whether the certificate must be one of the host as well
 * @param later what must hold besides once HTTPS is spoken
 */
record Trust(SSLSocketFactory factory, boolean names, BiPredicate<SSLSocket, HookUrl> later) {

  private Trust(SSLSocketFactory factory, boolean names) {
    this(factory, names, (socket, url) -> true);
  }

  /** Those whom everybody trusts, or these authorities instead if there are any. */
  static Trust in(List<X509Certificate> authorities) {
    try {
      return authorities.isEmpty()
          ? new Trust((SSLSocketFactory) SSLSocketFactory.getDefault(), true)
          : of(true, managers(authorities));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("This Java cannot check certificates", e);
    }
  }

  /** Those whom these managers trust. */
  static Trust of(boolean names, TrustManager... managers) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, new SecureRandom());
      return new Trust(context.getSocketFactory(), names);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot speak TLS", e);
    }
  }

  private static TrustManager[] managers(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** The same, whatever host the certificate is of. */
  Trust withoutNames() {
    return new Trust(factory, false);
  }

  /** The same, where this must hold once HTTPS is spoken. */
  Trust andThen(BiPredicate<SSLSocket, HookUrl> condition) {
    return new Trust(factory, names, condition);
  }

  /**
   * HTTPS on this connection, once its other end has shown that it may be trusted.
   *
   * @throws IOException if it may not, or is none for HTTPS
   */
  SSLSocket secured(Socket plain, HookUrl url) throws IOException {
    SSLSocket secure = (SSLSocket) factory.createSocket(plain, url.host(), url.port(), true);
    if (names) {
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
    }
    secure.startHandshake();
    if (!later.test(secure, url)) {
      throw new SSLPeerUnverifiedException("The certificate is of another host");
    }
    return secure;
  }
}
