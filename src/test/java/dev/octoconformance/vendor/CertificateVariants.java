package dev.octoconformance.vendor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** Unusual and right ways to look at certificates. */
final class CertificateVariants {
  private static final int PATIENCE_MILLIS = 2_000;

  private CertificateVariants() {}

  static Behaviour hostsAreCheckedLater() {
    return new Behaviour() {
      @Override
      Trust trust(List<X509Certificate> authorities) {
        return super.trust(authorities).withoutNames().andThen(CertificateVariants::isOfTheHost);
      }
    };
  }

  private static boolean isOfTheHost(SSLSocket socket, HookUrl url) {
    try {
      Certificate first = socket.getSession().getPeerCertificates()[0];
      return ((X509Certificate) first)
          .getSubjectAlternativeNames().stream().anyMatch(name -> name.get(1).equals(url.host()));
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      return false;
    }
  }

  static Behaviour wrongOnesAreRefused() {
    return new Behaviour() {
      @Override
      void examine(ApiCall call, JsonObject body) {
        super.examine(call, body);
        HookUrl url = HookUrl.of(new WebhookBody(body).url());
        if (url.secure() && isWrong(url, backstage().sender().trust())) {
          throw Refusal.badRequest("The receiver shows a certificate that nobody may trust");
        }
      }
    };
  }

  private static boolean isWrong(HookUrl url, Trust trust) {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(url.host(), url.port()), PATIENCE_MILLIS);
      plain.setSoTimeout(PATIENCE_MILLIS);
      trust.secured(plain, url).close();
      return false;
    } catch (SSLException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
