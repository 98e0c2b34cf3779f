package io.minewatch.query.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Records of miners in some regions, made from those of the example capture: the same for the same
 * seed, but for the time at which they end.
 */
final class SmallProvince {

    /** What a miner may call itself to harm who reads it. */
    static final String HOSTILE = "<img src=x onerror=document.title='owned'>";

    static final String HOSTILE_WORKER = "<script>document.title='owned'</script>";
    static final String FORMULA = "=cmd|' /C calc'!A0";

    /** The detection with all of them. */
    static final String HOSTILE_ID = "d1-HOSTILE2345672345672345";

    private static final List<String> ENTERPRISES =
            List.of("示例云数据有限公司", "示例纺织有限公司", "示例职业学院", "示例物流园", "示例水电站有限责任公司");
    private static final List<String> POOLS =
            List.of("AntPool", "F2Pool", "ViaBTC", "NiceHash", "", "");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'")
                    .withZone(ZoneOffset.UTC);
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> templates;
    private final Instant now;
    private final Random random = new Random(7);
    private final List<String> records = new ArrayList<>();

    private SmallProvince(Instant now) throws IOException {
        this.now = now;
        try (InputStream in = SmallProvince.class.getResourceAsStream("records.jsonl")) {
            templates = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** The records of so many miners, a third of whom mine at this time. */
    static List<String> of(int miners, Instant now) throws IOException {
        var province = new SmallProvince(now);
        for (int i = 0; i < miners; i++) {
            province.miner(i);
        }
        return province.records;
    }

    private void miner(int number) throws JsonProcessingException {
        var record = (ObjectNode) JSON.readTree(templates.get(number % templates.size()));
        boolean hostile = number == 1;
        var letters = new StringBuilder();
        random.ints(24, 0, 32)
                .forEach(i -> letters.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(i)));
        String id = hostile ? HOSTILE_ID : "d1-" + letters;
        at(record, "event").put("id", id).put("flow", "1:" + id.substring(3) + "=@" + number);
        at(record, "client").put("ip", "100.64." + number / 200 + "." + (number % 200 + 1));
        scale(at(record, "mining"), Math.pow(10, random.nextDouble() * 1.4 - 0.4));
        pool(record, POOLS.get(random.nextInt(POOLS.size())));
        place(record, number);
        if (hostile) {
            hostile(record);
        }
        revisions(record, number);
    }

    private static void scale(ObjectNode mining, double factor) {
        for (String measure : List.of("hashrate", "power_w")) {
            if (mining.path(measure) instanceof ObjectNode interval) {
                for (String end : List.of("lo", "mid", "hi")) {
                    if (interval.has(end)) {
                        interval.put(end, interval.path(end).asDouble() * factor);
                    }
                }
            }
        }
    }

    private static void pool(ObjectNode record, String name) {
        if (!name.isEmpty()) {
            at(record, "mining").putObject("pool").put("name", name).putArray("basis").add("host");
            at(record, "server").put("domain", name.toLowerCase() + ".example");
        }
    }

    private void place(ObjectNode record, int number) {
        ObjectNode location = at(record, "location");
        String code = SomeRegions.LEAVES.get(random.nextInt(SomeRegions.LEAVES.size()));
        if (number % 10 == 9) {
            location.put("grade", "L0").put("source", "none").putArray("region_path");
            List.of("region_code", "line", "address").forEach(location::putNull);
            location.putArray("candidates");
            record.putNull("organization");
            return;
        }
        boolean enterprise = random.nextBoolean();
        location.put("grade", enterprise ? "L4" : "L3").put("source", "subscribers");
        location.put("region_code", code).put("line", "HOME-%04d".formatted(number));
        ArrayNode path = location.putArray("region_path");
        SomeRegions.path(code).forEach(path::add);
        location.put(
                "address", String.join("", SomeRegions.path(code)) + "示例路" + (number + 1) + "号");
        location.putArray("candidates").add("HOME-%04d".formatted(number));
        if (enterprise) {
            String name = ENTERPRISES.get(random.nextInt(ENTERPRISES.size()));
            record.putObject("organization").putNull("id").put("name", name);
        } else {
            record.putNull("organization");
        }
    }

    private static void hostile(ObjectNode record) {
        ObjectNode mining = at(record, "mining");
        mining.put("agent", HOSTILE);
        ArrayNode workers = mining.putArray("workers");
        for (String name : List.of(HOSTILE_WORKER, FORMULA)) {
            workers.addObject().put("display", name).put("pseudonym", "00".repeat(16));
        }
        mining.put("workers_seen", 2);
        record.putObject("organization").putNull("id").put("name", "<b>bold</b>");
        at(record, "evidence")
                .putArray("excerpts")
                .addObject()
                .put("reason", "LOGIN")
                .put("rule", "stratum_v1/1")
                .put("time", "2026-08-20T02:00:14.526389375Z")
                .put("from", "client")
                .put("text_redacted", "</code></pre>" + HOSTILE_WORKER);
    }

    /** What a sensor tells of a conversation now and then, of all since it began. */
    private void revisions(ObjectNode record, int number) {
        boolean present = number * 7 / 9 % 3 == 0;
        var since = present ? Duration.ZERO : Duration.ofMinutes(random.nextInt(20_000));
        Instant end = now.minus(since).minusSeconds(20);
        boolean detailed = number < 2 * templates.size();
        Duration step = detailed ? STEP : STEP.multipliedBy(4);
        int steps = detailed ? 40 : 2 + random.nextInt(20);
        Instant start = end.minus(step.multipliedBy(steps));
        ObjectNode shares = (ObjectNode) at(record, "mining").path("shares");
        JsonNode usual = shares.deepCopy();
        List.of("submitted", "accepted", "rejected").forEach(kind -> shares.put(kind, 0));
        for (int i : IntStream.rangeClosed(1, steps).toArray()) {
            Instant at = start.plus(step.multipliedBy(i));
            record.put("revision", i).put("@timestamp", TIME.format(at));
            at(record, "event").put("start", TIME.format(start)).put("end", TIME.format(at));
            work(shares, usual);
            shares.put("window_s", (double) step.multipliedBy(i).toSeconds());
            records.add(record.toString());
        }
    }

    /** Shares of one step, more or less what is usual. */
    private void work(ObjectNode shares, JsonNode usual) {
        long accepted = Math.round(usual.path("accepted").asInt() * (0.2 + random.nextDouble()));
        boolean rejects = accepted > 0 && random.nextInt(4) == 0;
        shares.put("accepted", shares.path("accepted").asLong() + accepted);
        shares.put("rejected", shares.path("rejected").asLong() + (rejects ? 2 : 0));
        shares.put("submitted", shares.path("submitted").asLong() + accepted + (rejects ? 2 : 0));
    }

    private static ObjectNode at(ObjectNode record, String key) {
        return (ObjectNode) record.path(key);
    }
}
