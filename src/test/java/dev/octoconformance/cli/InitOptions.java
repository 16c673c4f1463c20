package dev.octoconformance.cli;

import java.nio.file.Path;

/**
 * Where to write an example of a configuration file.
 *
 * @param file the file
 * @param force whether one that is there already is overwritten
 */
public record InitOptions(Path file, boolean force) {}
