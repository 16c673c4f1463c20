package dev.octoconformance.proof;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.octoconformance.Conformance;
import java.net.URL;

/** The compiled classes of the project, as the rules about them read them. */
final class Bytecode {
  static final String ROOT = "dev.octoconformance";

  /** What ships. */
  static final JavaClasses SHIPPED = new ClassFileImporter().importUrl(home());

  /** What ships and what proves. */
  static final JavaClasses ALL = new ClassFileImporter().importPackages(ROOT);

  private Bytecode() {}

  private static URL home() {
    return Conformance.class.getProtectionDomain().getCodeSource().getLocation();
  }
}
