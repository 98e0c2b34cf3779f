package io.minewatch.ledger;

import io.minewatch.bytes.Sha256;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What detections can be found by: which ones are about what, and the terms of that. */
final class Subjects {

    /** Terms of a subject, and the regions that its detections are in. */
    private record Subject(String regions, List<String> terms) {}

    private final MessageDigest digest = Sha256.digest();
    private final Map<Long, Subject> named = new HashMap<>();
    private final Map<Long, Subject> left = new HashMap<>();

    void replace(Optional<Stored> before, Optional<Stored> after, Rows rows) {
        if (before.map(Subjects::what).equals(after.map(Subjects::what))) {
            return;
        }
        var was = of(before);
        var is = of(after);
        was.forEach(
                (s, subject) -> {
                    if (!is.containsKey(s)) {
                        left.put(s, subject);
                        long n = before.map(Stored::n).orElseThrow();
                        rows.remove("delete from about where s = ? and n = ?", s, n);
                    }
                });
        is.forEach(
                (s, subject) -> {
                    if (!was.containsKey(s)) {
                        named.put(s, subject);
                        long n = after.map(Stored::n).orElseThrow();
                        rows.addSorted("insert into about (s, n) values (?,?)", s, n);
                    }
                });
    }

    /** Before the rows are written. */
    void write(Connection connection, Rows rows) throws SQLException {
        named.keySet().removeAll(known(connection, named.keySet()));
        named.forEach(
                (s, subject) -> {
                    rows.add("insert into subject (s) values (?)", s);
                    for (String region : regions(subject)) {
                        for (String term : subject.terms) {
                            rows.addSorted(
                                    "insert into term (region, term, s) values (?,?,?)",
                                    region,
                                    term,
                                    s);
                        }
                    }
                });
        named.clear();
    }

    /** After the rows are written: what no detection is about any more can go. */
    void clean(Connection connection, Rows rows) throws SQLException {
        var there = new HashSet<Long>();
        for (long s : left.keySet()) {
            new Sql("select s from about where s = ? limit 1", s)
                    .each(connection, row -> there.add(row.getLong(1)));
        }
        left.keySet().removeAll(there);
        left.forEach(
                (s, subject) -> {
                    rows.remove("delete from subject where s = ?", s);
                    for (String region : regions(subject)) {
                        for (String term : subject.terms) {
                            rows.remove(
                                    "delete from term where region = ? and term = ? and s = ?",
                                    region,
                                    term,
                                    s);
                        }
                    }
                });
        left.clear();
    }

    private static Set<Long> known(Connection connection, Set<Long> some) throws SQLException {
        var known = new HashSet<Long>();
        if (!some.isEmpty()) {
            Sql.each(
                    connection,
                    "select s from subject where s in ",
                    some,
                    row -> known.add(row.getLong(1)));
        }
        return known;
    }

    /** All that decides what a detection is about. */
    private static List<String> what(Stored row) {
        var facts = row.together().facts();
        return List.of(row.state().name(), facts.regions(), facts.terms());
    }

    private Map<Long, Subject> of(Optional<Stored> row) {
        var subjects = new HashMap<Long, Subject>();
        if (row.isPresent()) {
            String regions = row.get().together().facts().regions();
            for (String subject : row.get().subjects()) {
                subjects.put(number(regions, subject), new Subject(regions, Terms.list(subject)));
            }
        }
        return subjects;
    }

    /** Its own regions and, as an empty one, everything. */
    private static List<String> regions(Subject subject) {
        var regions = new ArrayList<>(Facts.words(subject.regions));
        regions.add("");
        return regions;
    }

    /** Nobody can make two that are alike by accident, or gains from doing so. */
    private long number(String regions, String subject) {
        digest.update(regions.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        byte[] hash = digest.digest(subject.getBytes(StandardCharsets.UTF_8));
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << 8 | hash[i] & 0xff;
        }
        return number;
    }
}
