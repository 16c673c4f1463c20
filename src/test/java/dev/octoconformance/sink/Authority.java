package dev.octoconformance.sink;

import dev.octoconformance.journal.Certificate;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A certificate authority of its own (RFC 5280), known to nobody who was not given it. */
public final class Authority {
  private static final String NAME = "OCTO webhooks conformance, authority of one run";
  private static final String ANOTHER_HOST = "another-host.invalid";
  private static final Duration A_WHILE = Duration.ofDays(1);
  private static final Duration LONG = Duration.ofDays(30);
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";

  private final SecureRandom chance = new SecureRandom();
  private final KeyPair keys;
  private final X509Certificate certificate;

  private Authority() throws GeneralSecurityException {
    this.keys = pair();
    this.certificate =
        signed(
            new Subject(NAME, keys.getPublic(), List.of(), Instant.now().plus(LONG)), NAME, keys);
  }

  /**
   * Who a certificate is for.
   *
   * @param hosts names and addresses of a server; none for an authority
   */
  private record Subject(String name, PublicKey key, List<String> hosts, Instant until) {}

  /** An authority that never was before. */
  public static Authority fresh() {
    try {
      return new Authority();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot sign certificates", e);
    }
  }

  /** What those are given who are to trust it. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** What a server at these hosts shows that everybody may trust who trusts the authority. */
  public Identity identity(List<String> hosts) {
    return identity(hosts, Instant.now().plus(LONG));
  }

  /** What a server at this host shows when its certificate is like this. */
  Identity identity(Certificate like, String host) {
    return switch (like) {
      case RIGHT -> identity(List.of(host));
      case EXPIRED -> identity(List.of(host), Instant.now().minus(A_WHILE));
      case OTHER_HOST -> identity(List.of(ANOTHER_HOST));
      case SELF_SIGNED -> selfSigned(host);
    };
  }

  private Identity identity(List<String> hosts, Instant until) {
    try {
      KeyPair own = pair();
      X509Certificate leaf =
          signed(new Subject(hosts.get(0), own.getPublic(), hosts, until), NAME, keys);
      return new Identity(own.getPrivate(), List.of(leaf, certificate));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot sign certificates", e);
    }
  }

  private Identity selfSigned(String host) {
    try {
      KeyPair own = pair();
      Subject subject = new Subject(host, own.getPublic(), List.of(host), Instant.now().plus(LONG));
      return new Identity(own.getPrivate(), List.of(signed(subject, host, own)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot sign certificates", e);
    }
  }

  private KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), chance);
    return generator.generateKeyPair();
  }

  private X509Certificate signed(Subject subject, String issuer, KeyPair by)
      throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(Der.identifier(ECDSA_WITH_SHA256));
    byte[] content =
        Der.sequence(
            Der.explicit(0, Der.integer(BigInteger.TWO)), // version 3
            Der.integer(new BigInteger(120, chance).setBit(120)),
            algorithm,
            named(issuer),
            Der.sequence(
                Der.time(subject.until().minus(LONG.multipliedBy(2))), Der.time(subject.until())),
            named(subject.name()),
            subject.key().getEncoded(),
            Der.explicit(3, Der.sequence(extensions(subject, by.getPublic()))));
    byte[] whole =
        Der.sequence(content, algorithm, Der.bits(0, signature(by.getPrivate(), content)));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
  }

  private byte[] signature(PrivateKey key, byte[] content) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key, chance);
    signature.update(content);
    return signature.sign();
  }

  private static byte[] named(String name) {
    return Der.sequence(Der.set(Der.sequence(Der.identifier("2.5.4.3"), Der.text(name))));
  }

  private static byte[][] extensions(Subject subject, PublicKey issuer)
      throws GeneralSecurityException {
    Stream<byte[]> both =
        Stream.of(
            extension("2.5.29.14", Der.octets(digest(subject.key()))),
            extension("2.5.29.35", Der.sequence(Der.implicit(0, digest(issuer)))));
    boolean authority = subject.hosts().isEmpty();
    Stream<byte[]> own =
        authority
            ? Stream.of(
                critical("2.5.29.19", Der.sequence(Der.yes())),
                critical("2.5.29.15", forCertificates()))
            : Stream.of(
                critical("2.5.29.19", Der.sequence()),
                critical("2.5.29.15", forHandshakes()),
                extension("2.5.29.37", Der.sequence(Der.identifier("1.3.6.1.5.5.7.3.1"))),
                extension(
                    "2.5.29.17",
                    Der.sequence(
                        subject.hosts().stream().map(Authority::host).toArray(byte[][]::new))));
    return Stream.concat(own, both).toArray(byte[][]::new);
  }

  private static byte[] forCertificates() {
    return Der.bits(1, new byte[] {0x06});
  }

  private static byte[] forHandshakes() {
    return Der.bits(7, new byte[] {(byte) 0x80});
  }

  private static byte[] extension(String identifier, byte[] value) {
    return Der.sequence(Der.identifier(identifier), Der.octets(value));
  }

  private static byte[] critical(String identifier, byte[] value) {
    return Der.sequence(Der.identifier(identifier), Der.yes(), Der.octets(value));
  }

  private static byte[] digest(PublicKey key) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
  }

  /** A name, or the octets of an address. */
  private static byte[] host(String host) {
    String bare = host.replaceAll("[\\[\\]]", "");
    if (!ADDRESS.matcher(bare).matches()) {
      return Der.implicit(2, bare.getBytes(StandardCharsets.US_ASCII));
    }
    try {
      return Der.implicit(7, InetAddress.getByName(bare).getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("There is no address " + bare, e);
    }
  }
}
