package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.config.ConfigException;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
  private static String proxy(Map<String, String> environment, Properties system, String url) {
    return new Proxies(environment, system)
        .of(URI.create(url))
        .map(Proxies.Proxy::toString)
        .orElse("none");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_PROXY=http://p:3128, http://api.example.com/octo, p:3128 (environment variable HTTP_PROXY)",
    "http_proxy=p:3128, http://api.example.com/octo, p:3128 (environment variable http_proxy)",
    "HTTP_PROXY=http://p:3128, https://api.example.com/octo, none",
    "HTTPS_PROXY=http://p, https://api.example.com/octo, p:80 (environment variable HTTPS_PROXY)",
    "ALL_PROXY=http://p:1, https://api.example.com/octo, p:1 (environment variable ALL_PROXY)",
    "HTTP_PROXY=http://p:3128, http://127.0.0.1:9/octo, none",
    "HTTP_PROXY=http://p:3128, http://localhost/octo, none",
    "HTTP_PROXY=http://p:3128, http://[::1]:9/octo, none",
    "HTTP_PROXY=http://p:3128;NO_PROXY=example.com, http://api.example.com/octo, none",
    "HTTP_PROXY=http://p:3128;NO_PROXY=x .example.com, http://api.example.com/octo, none",
    "HTTP_PROXY=http://p:3128;no_proxy=*, http://api.example.com/octo, none",
    "HTTP_PROXY=http://p:3128;NO_PROXY=ample.com, http://api.example.com/octo, p:3128 (environment variable HTTP_PROXY)",
    "HTTP_PROXY=http://p:3128;NO_PROXY=api.example.com:8080, http://api.example.com:8080/octo, none",
    "HTTP_PROXY=, http://api.example.com/octo, none"
  })
  void variables_name_a_proxy(String variables, String url, String expected) {
    Map<String, String> environment = new java.util.HashMap<>();
    for (String variable : variables.split(";", -1)) {
      environment.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
    }
    assertThat(proxy(environment, new Properties(), url)).isEqualTo(expected);
  }

  @Test
  void a_property_wins_over_a_variable() {
    Properties system = new Properties();
    system.setProperty("https.proxyHost", "q");
    system.setProperty("https.proxyPort", "8443");
    system.setProperty("http.nonProxyHosts", "localhost|*.intra|10.*");
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://p:3128");
    assertThat(proxy(environment, system, "https://api.example.com/octo"))
        .isEqualTo("q:8443 (system property https.proxyHost)");
    assertThat(proxy(environment, system, "https://api.intra/octo")).isEqualTo("none");
    assertThat(proxy(environment, system, "https://10.0.0.1/octo")).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({"socks5://me:hush@p:1080", "https://me:hush@p", "http://me:hush@", "http:// hush"})
  void a_proxy_of_another_kind_is_refused_without_repeating_it(String value) {
    assertThatThrownBy(
            () ->
                proxy(Map.of("HTTP_PROXY", value), new Properties(), "http://api.example.com/octo"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("environment variable HTTP_PROXY: only proxies like http://HOST:PORT")
        .hasMessageNotContaining("hush");
  }
}
