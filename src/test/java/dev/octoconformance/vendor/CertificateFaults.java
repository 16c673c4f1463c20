package dev.octoconformance.vendor;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/** What is not looked at when a certificate is shown. */
final class CertificateFaults {
  private CertificateFaults() {}

  private static Behaviour trusting(Function<List<X509Certificate>, Trust> whom) {
    return new Behaviour() {
      @Override
      Trust trust(List<X509Certificate> authorities) {
        return whom.apply(authorities);
      }
    };
  }

  static Behaviour anyWillDo() {
    return trusting(authorities -> Trust.of(false, new Signed(List.of())));
  }

  static Behaviour anyDateWillDo() {
    return trusting(authorities -> Trust.of(true, new Signed(authorities)));
  }

  static Behaviour anyHostWillDo() {
    return trusting(authorities -> Trust.in(authorities).withoutNames());
  }

  /** Looks only for the signature of one of these authorities, if there are any, and the host. */
  private static final class Signed extends X509ExtendedTrustManager {
    private final List<X509Certificate> authorities;

    Signed(List<X509Certificate> authorities) {
      this.authorities = authorities;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      if (!authorities.isEmpty() && authorities.stream().noneMatch(by -> isBy(by, chain[0]))) {
        throw new CertificateException("nobody knows who signed this");
      }
    }

    private static boolean isBy(X509Certificate authority, X509Certificate certificate) {
      try {
        certificate.verify(authority.getPublicKey());
        return true;
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
      if (!authorities.isEmpty()
          && socket instanceof SSLSocket secure
          && !isOf(chain[0], secure.getHandshakeSession().getPeerHost())) {
        throw new CertificateException("this is of another host");
      }
    }

    private static boolean isOf(X509Certificate certificate, String host)
        throws CertificateException {
      return certificate.getSubjectAlternativeNames().stream()
          .anyMatch(name -> name.get(1).equals(host));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
