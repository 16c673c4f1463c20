package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TunnelToolTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ngrok;ngrok http 8080;t=2026-11-23T10:00:00+0000 lvl=info msg="started tunnel" obj=tunnels name=command_line addr=http://localhost:8080 url=https://a1b2.ngrok-free.app;https://a1b2.ngrok-free.app
          localtunnel;lt --port 8080;your url is: https://shy-cat-7.loca.lt;https://shy-cat-7.loca.lt
          localtunnel;npx localtunnel --port 8080;your url is: https://shy-cat-7.loca.lt;https://shy-cat-7.loca.lt
          bore;bore local 8080 --to bore.pub;2026-11-23T10:00:00Z  INFO bore_cli::client: listening at bore.pub:34567;http://bore.pub:34567
          localhost-run;ssh -R 80:localhost:8080 nokey@localhost.run;d1e2f3.lhr.life tunneled with tls termination, https://d1e2f3.lhr.life;https://d1e2f3.lhr.life
          serveo;ssh -R 80:localhost:8080 serveo.net;Forwarding HTTP traffic from https://abc.serveo.net;https://abc.serveo.net
          pinggy;ssh -p 443 -R0:localhost:8080 a.pinggy.io;https://rnq-1.a.free.pinggy.link;https://rnq-1.a.free.pinggy.link
          tailscale;tailscale funnel 8080;https://laptop.tail1234.ts.net/;https://laptop.tail1234.ts.net
          devtunnel;devtunnel host -p 8080 --allow-anonymous;Connect via browser: https://k3x.euw.devtunnels.ms:8080, https://k3x-8080.euw.devtunnels.ms;https://k3x-8080.euw.devtunnels.ms
          zrok;zrok share public 8080 --headless;access your zrok share at the following endpoints: https://q1w2e3.share.zrok.io;https://q1w2e3.share.zrok.io
          tunnel;./our-own-tunnel 8080;The address is https://hooks.example.com/in/ now.;https://hooks.example.com/in
          tunnel;./our-own-tunnel 8080;  http://127.0.0.1:41234;http://127.0.0.1:41234
          """)
  void each_tool_prints_its_url(String name, String command, String line, String url) {
    TunnelTool tool = TunnelTool.of(command);
    assertThat(tool.name()).isEqualTo(name);
    assertThat(tool.urlIn(line)).contains(URI.create(url));
    assertThat(tool.urlIn("\u001B[32m" + line + "\u001B[0m")).contains(URI.create(url));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          cloudflared tunnel --url http://127.0.0.1:8080;Thank you for trying Cloudflare Tunnel, see https://developers.cloudflare.com/cloudflare-one/connections
          cloudflared tunnel --url http://127.0.0.1:8080;failed to request quick Tunnel: Post "https://api.trycloudflare.com/tunnel"
          ssh -R 80:localhost:8080 nokey@localhost.run;To set up and manage custom domains go to https://admin.localhost.run/ today.
          devtunnel host -p 8080;Inspect network activity: https://k3x-8080-inspect.euw.devtunnels.ms
          ./our-own-tunnel 8080;forwarding http://localhost:8080 to the world
          """)
  void other_urls_are_not_taken_for_it(String command, String line) {
    assertThat(TunnelTool.of(command).urlIn(line)).isEmpty();
  }

  @Test
  void cloudflared_prints_its_url_in_a_box() {
    TunnelTool tool = TunnelTool.of("cloudflared tunnel --url http://127.0.0.1:8080");
    assertThat(tool.name()).isEqualTo("cloudflared");
    assertThat(tool.urlIn("INF |  https://big-red-fox.trycloudflare.com                  |"))
        .contains(URI.create("https://big-red-fox.trycloudflare.com"));
  }

  @Test
  void ngrok_is_told_to_print_unless_it_is_told_already() {
    TunnelTool ngrok = TunnelTool.of("ngrok http 8080");
    assertThat(ngrok.completed("ngrok http 8080")).isEqualTo("ngrok http 8080 --log=stdout");
    assertThat(ngrok.completed("ngrok http 8080 --log stdout"))
        .isEqualTo("ngrok http 8080 --log stdout");
  }

  @Test
  void every_tool_of_the_data_is_complete() {
    Stream<TunnelTool> tools = TunnelTool.known().stream();
    assertThat(tools)
        .hasSizeGreaterThan(8)
        .allSatisfy(tool -> assertThat(tool.command().pattern()).as(tool.name()).isNotBlank());
  }
}
