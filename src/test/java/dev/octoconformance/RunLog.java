package dev.octoconformance;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.octoconformance.journal.Redaction;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** What the program itself does, written to {@code run.log}; the console stays free of it. */
final class RunLog {
  private static final String LINE = "%d{HH:mm:ss.SSS} %-5level [%thread] %logger{20} %msg%n%ex";

  private static final String NAME = "run.log";

  private RunLog() {}

  /** Begins to log into this folder, with every secret masked; libraries only when they warn. */
  static void begin(Path folder, Redaction redaction, boolean append) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayout layout = new Masked(redaction);
    layout.setContext(context);
    layout.setPattern(LINE);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setName(NAME);
    appender.setFile(folder.resolve(NAME).toString());
    appender.setAppend(append);
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    context.getLogger("dev.octoconformance").setLevel(Level.INFO);
    root.detachAppender(NAME);
    root.addAppender(appender);
  }

  private static final class Masked extends PatternLayout {
    private final Redaction redaction;

    Masked(Redaction redaction) {
      this.redaction = redaction;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
      return redaction.text(super.doLayout(event));
    }
  }
}
