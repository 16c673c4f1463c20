package dev.octoconformance.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The swim-lanes of a picture: a lane for every failing webhook, with the places of its marks. */
final class Lanes {
  private static final int WIDTH = 1000;
  private static final int LABELS = 270;
  private static final int MARGIN = 24;
  private static final int HEAD = 74;
  private static final int ROW = 22;
  private static final int ROOM_FOR_TEXT = 40;
  private static final int LONGEST_LABEL = 42;

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
  private final Scale scale;

  private Lanes(List<Track> tracks) {
    this.tracks = tracks;
    Duration last =
        tracks.stream()
            .map(t -> t.last().at())
            .max(Comparator.naturalOrder())
            .orElse(Duration.ofSeconds(1));
    Duration band =
        tracks.stream()
            .map(Track::usual)
            .filter(b -> b != null)
            .map(Track.Band::to)
            .max(Comparator.naturalOrder())
            .orElse(last);
    Duration most = last.compareTo(band) >= 0 ? last : band;
    this.scale = Scale.of(most.plus(most.dividedBy(20)), LABELS, WIDTH - LABELS - MARGIN);
  }

  /** The data of the picture of these tracks, of which there is at least one. */
  static Map<String, Object> of(List<Track> tracks) {
    Lanes lanes = new Lanes(tracks);
    int bottom = HEAD + ROW * tracks.size() + 6;
    return Map.of(
        "width",
        WIDTH,
        "height",
        bottom + 44,
        "top",
        HEAD - 8,
        "bottom",
        bottom,
        "scale",
        lanes.scale,
        "lanes",
        lanes.drawn());
  }

  private List<Lane> drawn() {
    List<Lane> drawn = new ArrayList<>();
    for (Track track : tracks) {
      drawn.add(
          new Lane(
              HEAD + ROW * drawn.size() + ROW / 2,
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
    String label =
        track.arm() + " (" + (track.optedOut() ? "opted out: " : "") + track.script() + ")";
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
  }

  private Mark mark(Track.Knock knock) {
    boolean held = knock.ended().minus(knock.at()).toMillis() > 0;
    String shape = knock.welcomed() ? "welcomed" : held ? "held" : "failed";
    int x = scale.at(knock.at());
    return new Mark(x, Math.max(x, scale.at(knock.ended())), shape, knock.inWords());
  }

  private List<Gap> gaps(Track track) {
    List<Gap> gaps = new ArrayList<>();
    for (int i = 1; i < track.knocks().size(); i++) {
      Track.Knock knock = track.knocks().get(i);
      int from = scale.at(track.knocks().get(i - 1).ended());
      int to = scale.at(knock.at());
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
    int x = scale.at(from);
    return new Stretch(x, Math.max(2, scale.at(to) - x), scale.isBeyond(to));
  }
}
