package dev.octoconformance.vendor;

/** One set of credentials: its own webhooks, bookings and vacancies. */
record Account(String name, String token) {}
