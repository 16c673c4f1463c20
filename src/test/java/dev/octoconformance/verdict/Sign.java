package dev.octoconformance.verdict;

/** How a claim looks at one glance: told apart by its shape as well as by its colour. */
public enum Sign {
  TICK("tick", "#116329", Tone.GOOD),
  FLAG("flag", "#5c5200", Tone.GOOD),
  ARCH("arch", "#0a5a6e", Tone.GOOD),
  PART("part", "#4b3f8f", Tone.DOUBT),
  PLAY("play", "#8a2f6b", Tone.DOUBT),
  CROSS("cross", "#a40e26", Tone.BAD),
  QUESTION("question", "#7d4e00", Tone.DOUBT),
  PAUSE("pause", "#7d4e00", Tone.DOUBT),
  STOP("pause", "#57606a", Tone.BAD);

  /** How a console says it. */
  public enum Tone {
    GOOD,
    DOUBT,
    BAD
  }

  private final String shape;
  private final String colour;
  private final Tone tone;

  Sign(String shape, String colour, Tone tone) {
    this.shape = shape;
    this.colour = colour;
    this.tone = tone;
  }

  /** The shape, by its name in the templates. */
  public String shape() {
    return shape;
  }

  /** The colour, dark enough for white text on it. */
  public String colour() {
    return colour;
  }

  /** How a console says it. */
  public Tone tone() {
    return tone;
  }
}
