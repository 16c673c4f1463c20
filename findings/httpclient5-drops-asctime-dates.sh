#!/usr/bin/env bash
# Apache HttpClient 5, found 2026-12-01 with httpclient5 5.6.5 on Java 17.0.15:
# the third of the three forms of a date that RFC 9110 section 5.6.7 tells every recipient to accept, "Tue Dec 15 09:00:00 2026", is read as no
# date at all, although it is one of STANDARD_PATTERNS: it names no zone, and none is filled in. In the second form each year of
# two digits is taken for one of this century, so 06-Nov-93 is none either: the day of the week does not fit 2093.
# It matters to whoever reads Retry-After, Date or Expires with DateUtils: a rest that is asked for in these forms is not kept.
#
# Fetches httpclient5 5.6.5 with Maven into a temporary folder, reads one date in the three forms, and prints what was understood.
# Exits 0 while it behaves so, and 1 when that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.httpcomponents.client5</groupId>
      <artifactId>httpclient5</artifactId>
      <version>5.6.5</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Read.java <<'JAVA'
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;

class Read {
  public static void main(String[] none) {
    System.out.println("httpclient5 5.6.5, Java " + System.getProperty("java.version"));
    Instant nine = Instant.parse("2026-12-15T09:00:00Z");
    boolean same = nine.equals(read("Tue, 15 Dec 2026 09:00:00 GMT"));
    same &= nine.equals(read("Tuesday, 15-Dec-26 09:00:00 GMT"));
    same &= read("Tue Dec 15 09:00:00 2026") == null;
    same &= read("Saturday, 06-Nov-93 09:00:00 GMT") == null;
    System.exit(same ? 0 : 1);
  }

  private static Instant read(String date) {
    Instant understood = DateUtils.parseStandardDate(date);
    System.out.printf("%-32s -> %s%n", date, understood);
    return understood;
  }
}
JAVA
java -cp 'lib/*' Read.java 2> /dev/null
