/**
 * The one way to run: JUnit launched with a target, a sink and a campaign, and a verdict taken from
 * every test.
 */
@NullMarked
package dev.octoconformance.harness;

import org.jspecify.annotations.NullMarked;
