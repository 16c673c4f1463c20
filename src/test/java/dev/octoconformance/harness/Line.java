package dev.octoconformance.harness;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The line to a host below HTTP: its name, its port, and TLS. */
final class Line {
  private static final int HANDSHAKE_MILLIS = 5_000;

  private final URI base;
  private final String host;
  private final int port;
  private final boolean secure;
  private final int millis;

  Line(URI base, Duration patience) {
    this.base = base;
    this.host = base.getHost().replaceAll("[\\[\\]]", "");
    this.secure = "https".equalsIgnoreCase(base.getScheme());
    this.port = base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80;
    this.millis = Math.toIntExact(patience.toMillis());
  }

  private String peer() {
    return host + ":" + port;
  }

  /** Whether the host's name leads anywhere. */
  Symptom name() {
    try {
      String addresses =
          Arrays.stream(InetAddress.getAllByName(host))
              .map(InetAddress::getHostAddress)
              .distinct()
              .limit(4)
              .collect(Collectors.joining(", "));
      return Symptom.good("DNS", "%s is %s.", host, addresses);
    } catch (UnknownHostException unknown) {
      return Symptom.inTheWay(
          "DNS",
          "Nobody knows the host %s: correct it in --target, or join the network or VPN in which it has an address.",
          host);
    }
  }

  /** Whether somebody listens at the port. */
  Symptom connection() {
    try (Socket socket = open()) {
      return Symptom.good("TCP", "%s:%d takes connections.", host, socket.getPort());
    } catch (SocketTimeoutException silent) {
      return Symptom.inTheWay(
          "TCP",
          "%s did not take a connection within %d s: a firewall, a missing VPN or an address list of the vendor is probably in the way; let this machine through, or correct the port in --target.",
          peer(),
          Math.max(1, millis / 1000));
    } catch (ConnectException refused) {
      return Symptom.inTheWay(
          "TCP",
          "%s refuses connections: start the API there, or correct host and port in --target.",
          peer());
    } catch (IOException other) {
      return Symptom.inTheWay(
          "TCP",
          "No connection to %s (%s): check the network, and host and port in --target.",
          peer(),
          String.valueOf(other.getMessage()));
    }
  }

  /** Whether TLS is spoken where it is asked for. */
  Symptom security() {
    if (!secure) {
      return Symptom.good("TLS", "%s is asked without TLS, as the URL says.", peer());
    }
    String trouble = handshake();
    return trouble.isEmpty()
        ? Symptom.good("TLS", "%s shows a certificate that is trusted.", peer())
        : Symptom.inTheWay("TLS", "%s", trouble);
  }

  /** The URL to write where TLS is spoken and was not asked for; empty when that is not so. */
  Optional<String> withTls() {
    String trouble = secure ? "not asked" : handshake();
    return trouble.isEmpty() || trouble.startsWith("The certificate")
        ? Optional.of(base.toString().replaceFirst("(?i)^http:", "https:"))
        : Optional.empty();
  }

  /** What is wrong with TLS, as a sentence with its remedy; empty when nothing is. */
  private String handshake() {
    try (Socket plain = open()) {
      SSLSocket socket =
          (SSLSocket)
              SSLContext.getDefault().getSocketFactory().createSocket(plain, host, port, true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(Math.min(millis, HANDSHAKE_MILLIS));
      socket.startHandshake();
      return "";
    } catch (SSLException failed) {
      return failed(failed);
    } catch (IOException broken) {
      if (answersPlainly()) {
        return plain();
      }
      return "%s broke off the TLS handshake (%s): check that the port in --target is one of TLS, or write http in the URL."
          .formatted(peer(), broken.getMessage());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String failed(SSLException failed) {
    String message = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
    String lower = message.toLowerCase(Locale.ROOT);
    if (causedBy(failed, CertificateExpiredException.class)) {
      return "The certificate of %s has expired: renew it at the vendor.".formatted(peer());
    }
    if (causedBy(failed, CertificateNotYetValidException.class)) {
      return "The certificate of %s is not valid yet: check the clock of this machine, or renew the certificate."
          .formatted(peer());
    }
    if (lower.contains("path")) {
      return "The certificate of %s is signed by nobody that Java trusts here: give a trust store with its authority, java -Djavax.net.ssl.trustStore=FILE -Djavax.net.ssl.trustStorePassword=… -jar …, or use a certificate of a public authority."
          .formatted(peer());
    }
    if (lower.contains("no subject alternative") || lower.contains("no name matching")) {
      return "The certificate of %s is for another host name (%s): use the name that stands in it in --target."
          .formatted(peer(), message);
    }
    if (lower.contains("unsupported or unrecognized ssl message")
        || lower.contains("plaintext connection")) {
      return plain();
    }
    return "TLS with %s failed (%s): check that the port in --target is one of TLS and which versions of TLS it takes."
        .formatted(peer(), message);
  }

  private String plain() {
    return "%s speaks no TLS: write http in the URL, --target %s, or name the port of TLS."
        .formatted(peer(), base.toString().replaceFirst("(?i)^https:", "http:"));
  }

  /** Some servers wait in vain for a line to end when they are greeted with TLS. */
  private boolean answersPlainly() {
    try (Socket socket = open()) {
      socket
          .getOutputStream()
          .write(
              "HEAD / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(peer())
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII)
          .equals("HTTP/");
    } catch (IOException silent) {
      return false;
    }
  }

  private static boolean causedBy(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private Socket open() throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), millis);
      socket.setSoTimeout(millis);
      return socket;
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }
}
