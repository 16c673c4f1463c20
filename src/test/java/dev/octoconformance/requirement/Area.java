package dev.octoconformance.requirement;

/**
 * One file of rows that belong together.
 *
 * @param code what its ids begin with, such as {@code LIST}
 * @param title its heading in reports
 * @param about what a reviewer reads first
 * @param order its place among the areas, from 1
 * @param file where it stands, such as {@code suites/list.yaml}
 */
public record Area(String code, String title, String about, int order, String file) {}
