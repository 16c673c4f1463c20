package dev.octoconformance.harness;

import dev.octoconformance.target.Reply;

/** The list of webhooks as it was before the run created anything. */
public record ListBeforeRun(Reply reply) {}
