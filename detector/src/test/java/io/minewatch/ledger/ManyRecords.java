package io.minewatch.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Records of many detections, with conversations beside each other and several revisions. */
final class ManyRecords {

    private static final List<String> REGIONS = List.of("500242", "500101", "110105", "999999");

    private ManyRecords() {}

    /** As sensors would report them. */
    static List<String> of(int count, long seed) {
        var random = new Random(seed);
        var records = new ArrayList<String>(count);
        for (int detection = 0; records.size() < count; detection++) {
            int flows = random.nextInt(5) == 0 ? 1 + random.nextInt(4) : 1;
            for (int flow = 0; flow < flows; flow++) {
                int revisions = 1 + random.nextInt(4);
                var start = Made.NOON.plusSeconds(random.nextInt(864_000));
                for (int revision = 1; revision <= revisions; revision++) {
                    records.add(record(random, detection, flow, revision, start));
                }
            }
        }
        return records.subList(0, count);
    }

    /** Shuffled, a tenth of them twice. */
    static List<String> disturbed(List<String> records, long seed) {
        var random = new Random(seed);
        var all = new ArrayList<>(records);
        for (int i = 0; i < records.size() / 10; i++) {
            all.add(records.get(random.nextInt(records.size())));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private static String record(
            Random random, int detection, int flow, int revision, Instant start) {
        var made =
                Made.of("d1-" + detection, "flow" + flow, revision)
                        .client("100.64." + detection / 200 % 200 + "." + detection % 200)
                        .accepted(revision * 10L + random.nextInt(10))
                        .rate(Math.pow(10, 3 + random.nextInt(12)) * (1 + random.nextDouble()))
                        .grade(revision == 1 ? "probable" : "confirmed")
                        .source("mirror-" + random.nextInt(3))
                        .pool("Pool" + random.nextInt(4), "p.example")
                        .seen(
                                start.plusSeconds(random.nextInt(9)),
                                start.plusSeconds(100L * revision + random.nextInt(90)));
        if (random.nextInt(10) == 0) {
            return made.nowhere().json();
        }
        return made.region(REGIONS.get((detection + random.nextInt(2)) % REGIONS.size()))
                .holder("", "企业" + detection % 50 + "有限公司")
                .json();
    }
}
