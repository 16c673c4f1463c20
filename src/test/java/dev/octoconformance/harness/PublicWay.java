package dev.octoconformance.harness;

import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.sink.Sink;
import dev.octoconformance.sink.Tunnel;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way from outside to the sink; where it is a tunnel, the journal tells when nothing came
 * through.
 */
final class PublicWay implements AutoCloseable {
  private static final int LOOK_MILLIS = 5_000;
  private static final int TRIALS_OF_PATIENCE = 3;

  /**
   * Where the way ends.
   *
   * @param token whose URL is tried out
   * @param beside who is told which program runs beside the run
   */
  record End(Sink sink, String token, Journal journal, Consumer<ProcessHandle> beside) {
    /** Whether a request to this URL arrives at the sink. */
    boolean isBehind(URI publicBase) {
      int before = arrived();
      try {
        HttpURLConnection asking =
            (HttpURLConnection) new URL(sink.urlBehind(publicBase, token)).openConnection();
        asking.setConnectTimeout(LOOK_MILLIS);
        asking.setReadTimeout(LOOK_MILLIS);
        asking.setInstanceFollowRedirects(false);
        asking.setUseCaches(false);
        asking.getResponseCode();
        asking.disconnect();
      } catch (IOException notThere) {
        // Not there yet, or not for us: what counts is whether it arrived.
      }
      return arrived() > before;
    }

    private int arrived() {
      return journal.evidence().arrivals(token).size();
    }
  }

  private final @Nullable Tunnel tunnel;

  private PublicWay(@Nullable Tunnel tunnel) {
    this.tunnel = tunnel;
  }

  /** The way that somebody else keeps open, or that needs nothing. */
  static PublicWay straight() {
    return new PublicWay(null);
  }

  /**
   * The way through the tunnel that this command opens, at whose URL the sink is reached from now
   * on.
   *
   * @param before the URL that webhooks were registered with in an earlier life of the run; null
   *     when there is none
   * @param notice who is told what a reader of the reports must know
   * @throws dev.octoconformance.sink.SinkUnavailable if there is no way
   */
  static PublicWay through(
      String command, End end, Duration patience, @Nullable URI before, Consumer<String> notice) {
    Tunnel tunnel =
        Tunnel.open(
            command,
            end.sink().port(),
            patience.multipliedBy(TRIALS_OF_PATIENCE),
            end::isBehind,
            end.beside());
    Keeping keeping = new Keeping(end.journal(), notice);
    if (before == null) {
      end.sink().publish(tunnel.url());
    } else if (!before.equals(tunnel.url())) {
      keeping.broke();
      keeping.lost(
          "it leads from %s now, and the webhooks were registered at %s"
              .formatted(tunnel.url(), before));
    }
    tunnel.keep(keeping);
    return new PublicWay(tunnel);
  }

  @Override
  public void close() {
    if (tunnel != null) {
      tunnel.close();
    }
  }

  private static final class Keeping implements Tunnel.Keeper {
    private final Journal journal;
    private final Consumer<String> notice;
    private volatile Duration since = Duration.ZERO;

    Keeping(Journal journal, Consumer<String> notice) {
      this.journal = journal;
      this.notice = notice;
    }

    @Override
    public void broke() {
      since = journal.now();
      journal.note(Milestone.CUT_OFF, "");
    }

    @Override
    public void mended() {
      journal.note(Milestone.UNHEARD, since.toString());
      notice.accept(
          "The tunnel broke off and was started again: for %d s nothing came through, and what rests on silence in that time is not decided."
              .formatted(Math.max(1, journal.now().minus(since).toSeconds())));
    }

    @Override
    public void lost(String why) {
      notice.accept(
          "The tunnel broke off after %d s of the run: %s. Webhooks that were registered are not reached any more, and what they did not hear is not decided; run again, with a tunnel whose URL stays the same if it can be had."
              .formatted(since.toSeconds(), why));
    }
  }
}
