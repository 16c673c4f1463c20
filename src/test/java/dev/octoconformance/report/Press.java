package dev.octoconformance.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Fills templates in. Every text of the data passes one gate, and is then escaped for the kind of
 * file that the template makes: what a target said stays text.
 */
final class Press {
  private static final String FOLDER = "/templates/";
  private static final Version VERSION = Configuration.VERSION_2_3_34;

  private final Configuration templates;

  /** The press whose texts all pass this gate. */
  Press(UnaryOperator<String> gate) {
    templates = new Configuration(VERSION);
    templates.setClassForTemplateLoading(Press.class, FOLDER);
    templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
    templates.setLocale(Locale.ROOT);
    templates.setTimeZone(TimeZone.getTimeZone("UTC"));
    templates.setNumberFormat("computer");
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
    templates.setObjectWrapper(new Gated(gate));
  }

  /** The press for what is read in a browser: without secrets, without control characters. */
  static Press of(Dossier dossier) {
    return new Press(text -> Printable.text(dossier.redact(text)));
  }

  /**
   * The text that this template makes of these data.
   *
   * @throws IOException when the template and the data do not fit
   */
  String print(String template, Map<String, ?> data) throws IOException {
    StringWriter text = new StringWriter();
    try {
      templates.getTemplate(template).process(data, text);
    } catch (TemplateException e) {
      throw new IOException("the template " + template + " does not fit: " + e.getMessage(), e);
    }
    return text.toString();
  }

  /** Markup of our own that goes into a page as it is. */
  static TemplateHTMLOutputModel markup(String ours) {
    try {
      return HTMLOutputFormat.INSTANCE.fromMarkup(ours);
    } catch (TemplateModelException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file beside the templates, as it is. */
  static String file(String name) {
    try (InputStream in = Press.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("There is no template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What templates see of the data. */
  private static final class Gated extends DefaultObjectWrapper {
    private final UnaryOperator<String> gate;

    Gated(UnaryOperator<String> gate) {
      super(VERSION);
      this.gate = gate;
    }

    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
      return value instanceof String text ? new SimpleScalar(gate.apply(text)) : super.wrap(value);
    }
  }
}
