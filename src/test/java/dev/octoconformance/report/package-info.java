/** What a run leaves behind for its readers: console, {@code verdicts.json}, JUnit XML, Allure. */
@NullMarked
package dev.octoconformance.report;

import org.jspecify.annotations.NullMarked;
