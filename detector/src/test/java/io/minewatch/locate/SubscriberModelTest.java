package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Random tables against the plainest possible search: every row, on every day. Addresses differ in
 * eight bits at some place of the address, so that rows meet often.
 */
class SubscriberModelTest {

    private static final LocalDate DAY_ZERO = LocalDate.of(2026, 3, 1);
    private static final int DAYS = 12;
    private static final int VALUES = 256;
    private static final List<String> DOMAINS = List.of("", "", "vlan:1", "vlan:2");

    @TempDir Path folder;

    /** The place of the eight bits. */
    private record Space(int bytes, BigInteger base, int shift) {

        static Space of(String base, int shift) {
            byte[] bytes = InetAddress.ofLiteral(base).getAddress();
            return new Space(bytes.length, new BigInteger(1, bytes), shift);
        }

        BigInteger first(int value) {
            return base.add(BigInteger.valueOf(value).shiftLeft(shift));
        }

        BigInteger last(int value) {
            return first(value + 1).subtract(BigInteger.ONE);
        }

        InetAddress address(BigInteger bits) {
            byte[] all = bits.toByteArray();
            var bytesOf = new byte[bytes];
            for (int i = 0; i < Math.min(bytes, all.length); i++) {
                bytesOf[bytes - 1 - i] = all[all.length - 1 - i];
            }
            try {
                return InetAddress.getByAddress(bytesOf);
            } catch (UnknownHostException e) {
                throw new AssertionError(e);
            }
        }

        String text(BigInteger bits) {
            return address(bits).getHostAddress();
        }
    }

    /** A row of the model; days are counted from day zero, the last one is not in it. */
    private record Row(String line, int first, int last, int fromDay, int toDay, String domain) {

        boolean holds(int value, int day, String wanted) {
            return first <= value
                    && value <= last
                    && fromDay <= day
                    && day < toDay
                    && (domain.isEmpty() || domain.equals(wanted));
        }

        /** Bits left open by the largest aligned block around a value that lies in the row. */
        int openBits(int value) {
            int open = 0;
            while (open < 8) {
                int begin = value >> open + 1 << open + 1;
                if (begin < first || begin + (2 << open) - 1 > last) {
                    break;
                }
                open++;
            }
            return open;
        }
    }

    @Test
    void ipv4() throws Exception {
        compare(Space.of("192.0.2.0", 0), 1);
        compare(Space.of("100.64.0.0", 12), 2);
        compare(Space.of("0.0.0.0", 24), 3);
    }

    @Test
    void ipv6() throws Exception {
        compare(Space.of("2001:db8::", 0), 4);
        compare(Space.of("2001:db8::", 60), 5);
        compare(Space.of("2001:db8::", 64), 6);
        compare(Space.of("::", 120), 7);
    }

    private void compare(Space space, long seed) throws Exception {
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            List<Row> rows = rows(random, 1 + random.nextInt(60));
            var table = SubscriberTable.load(write(space, rows, random));
            assertEquals(0, table.problems().total(), () -> table.problems().listed().toString());
            for (int question = 0; question < 300; question++) {
                int value = random.nextInt(VALUES);
                int start = random.nextInt(DAYS);
                int end = Math.min(DAYS - 1, start + random.nextInt(4));
                String domain = DOMAINS.get(random.nextInt(DOMAINS.size()));
                var found =
                        table.find(
                                space.address(
                                        random.nextBoolean()
                                                ? space.first(value)
                                                : space.last(value)),
                                domain,
                                noon(start),
                                noon(end));
                assertEquals(model(rows, value, start, end, domain), answer(found), rows::toString);
                compareAtMidnight(table, space, rows, value, start, domain);
            }
        }
    }

    /**
     * Whoever had it on the day before may be meant by a moment after midnight, and the reverse.
     */
    private static void compareAtMidnight(
            SubscriberTable table, Space space, List<Row> rows, int value, int day, String domain) {
        var midnight = noon(day).minus(Duration.ofHours(12));
        var found =
                table.find(
                        space.address(space.first(value)),
                        domain,
                        midnight.plusSeconds(20),
                        midnight.plusSeconds(40));
        var then = model(rows, value, day, day, domain);
        if (then.equals(Set.of("nobody"))) {
            assertEquals(then, answer(found), rows::toString);
            return;
        }
        var expected = new TreeSet<>(model(rows, value, day - 1, day, domain));
        expected.remove("nobody");
        assertEquals(expected, answer(found), rows::toString);
    }

    private static List<Row> rows(Random random, int count) {
        var rows = new ArrayList<Row>();
        for (int i = 0; i < count; i++) {
            int open = random.nextInt(9);
            int first = random.nextInt(VALUES) >> open << open;
            int last = first + (1 << open) - 1;
            if (random.nextInt(3) == 0) {
                first = random.nextInt(VALUES);
                last = first + random.nextInt(VALUES - first);
            }
            int from = random.nextInt(3) == 0 ? -1 : random.nextInt(DAYS);
            int to = random.nextInt(3) == 0 ? DAYS : from + 1 + random.nextInt(DAYS - from);
            String domain = DOMAINS.get(random.nextInt(DOMAINS.size()));
            rows.add(new Row("L" + random.nextInt(30), first, last, from, to, domain));
        }
        return rows;
    }

    private Path write(Space space, List<Row> rows, Random random) throws Exception {
        var lines =
                new ArrayList<String>(List.of("valid_to,prefix,line,valid_from,address_domain"));
        for (Row row : rows) {
            lines.add(
                    String.join(
                            ",",
                            row.toDay == DAYS && random.nextBoolean() ? "" : day(row.toDay),
                            prefix(space, row),
                            row.line,
                            row.fromDay < 0 && random.nextBoolean() ? "" : day(row.fromDay),
                            row.domain));
        }
        return TableFile.of(folder, lines.toArray(String[]::new));
    }

    private static String prefix(Space space, Row row) {
        int open = row.openBits(row.first);
        if (row.last - row.first + 1 == 1 << open) {
            int length = space.bytes * 8 - space.shift - open;
            return space.text(space.first(row.first)) + "/" + length;
        }
        return space.text(space.first(row.first)) + "-" + space.text(space.last(row.last));
    }

    private static Set<String> model(List<Row> rows, int value, int start, int end, String domain) {
        Set<String> lines = new TreeSet<>();
        for (int day = start; day <= end; day++) {
            Set<String> best = Set.of("nobody");
            int bestRank = Integer.MAX_VALUE;
            for (Row row : rows) {
                if (!row.holds(value, day, domain)) {
                    continue;
                }
                int rank = 2 * row.openBits(value) + (row.domain.isEmpty() ? 1 : 0);
                if (rank < bestRank) {
                    best = new TreeSet<>();
                    bestRank = rank;
                }
                if (rank == bestRank) {
                    best.add(row.line);
                }
            }
            lines.addAll(best);
        }
        return lines;
    }

    private static Set<String> answer(Attribution found) {
        var lines =
                found.holders().stream()
                        .map(holder -> holder.line().orElseThrow())
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!found.whole()) {
            lines.add("nobody");
        }
        return lines;
    }

    private static String day(int day) {
        return DAY_ZERO.plusDays(day).toString();
    }

    private static Instant noon(int day) {
        return DAY_ZERO.plusDays(day).atTime(12, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
