package dev.octoconformance.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The swim-lanes of a picture: a lane for every failing webhook, with the places of its marks. */
final class Lanes {
  private static final int WIDTH = 1000;
  private static final int MARGIN = 24;
  private static final int HEAD = 56;
  private static final int ROW = 38;
  private static final int BELOW_LABEL = 26;
  private static final int ROOM_FOR_TEXT = 40;

  /** An attempt: its place, its shape, and its words. */
  public record Mark(int x, int until, String shape, String words) {}

  /** The time between two attempts. */
  public record Gap(int x, int until, String label) {}

  /** A stretch of a lane. */
  public record Stretch(int x, int width, boolean goesOn) {}

  /** One webhook. */
  public record Lane(
      int y,
      String label,
      String story,
      List<Mark> marks,
      List<Gap> gaps,
      @Nullable Stretch silence,
      @Nullable Stretch usual) {}

  private final List<Track> tracks;
  private final Axis axis;

  private Lanes(List<Track> tracks) {
    this.tracks = tracks;
    List<Duration> busy = new ArrayList<>();
    for (Track track : tracks) {
      track.knocks().forEach(knock -> busy.addAll(List.of(knock.at(), knock.ended())));
      Track.Band usual = track.usual();
      if (usual != null) {
        busy.addAll(List.of(usual.from(), usual.to()));
      }
    }
    this.axis = Axis.of(busy, MARGIN, WIDTH - 2 * MARGIN);
  }

  /**
   * The data of the picture of these tracks, of which there is at least one.
   *
   * @param broken whether they broke a rule
   */
  static Map<String, Object> of(List<Track> tracks, boolean broken) {
    Lanes lanes = new Lanes(tracks);
    int bottom = HEAD + ROW * tracks.size() + 6;
    return Map.of(
        "width",
        WIDTH,
        "height",
        bottom + 26,
        "top",
        HEAD - 8,
        "bottom",
        bottom,
        "broken",
        broken,
        "axis",
        lanes.axis,
        "lanes",
        lanes.drawn());
  }

  private List<Lane> drawn() {
    List<Lane> drawn = new ArrayList<>();
    for (Track track : tracks) {
      drawn.add(
          new Lane(
              HEAD + ROW * drawn.size() + BELOW_LABEL,
              label(track),
              track.getStory(),
              track.knocks().stream().map(this::mark).toList(),
              gaps(track),
              silence(track),
              usual(track)));
    }
    return drawn;
  }

  private static String label(Track track) {
    return "%s: %sanswers %s"
        .formatted(
            track.arm().replaceFirst("/", " "),
            track.optedOut() ? "without retries, " : "",
            track.script());
  }

  private Mark mark(Track.Knock knock) {
    boolean held = knock.ended().minus(knock.at()).toMillis() > 0;
    String shape = knock.welcomed() ? "welcomed" : held ? "held" : "failed";
    int x = axis.at(knock.at());
    return new Mark(x, Math.max(x, axis.at(knock.ended())), shape, knock.inWords());
  }

  private List<Gap> gaps(Track track) {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < track.knocks().size(); i++) {
      Track.Knock knock = track.knocks().get(i);
      int from = axis.at(track.knocks().get(i - 1).ended());
      int to = axis.at(knock.at());
      Duration gap = knock.gap();
      String label = gap == null || to - from < ROOM_FOR_TEXT ? "" : Span.of(gap);
      gaps.add(new Gap(from, to, label));
    }
    return gaps;
  }

  private @Nullable Stretch silence(Track track) {
    return track.last().welcomed() ? null : stretch(track.last().ended(), track.listened());
  }

  private @Nullable Stretch usual(Track track) {
    Track.Band usual = track.usual();
    return usual == null ? null : stretch(usual.from(), usual.to());
  }

  private Stretch stretch(Duration from, Duration to) {
    int x = axis.at(from);
    return new Stretch(x, Math.max(2, axis.at(to) - x), axis.isBeyond(to));
  }
}
