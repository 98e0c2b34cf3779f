package io.minewatch.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.ledger.Report.Former;
import io.minewatch.ledger.Report.RegionPlace;
import io.minewatch.locate.Region;
import io.minewatch.locate.RegionTree;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes records apart, and refuses what is none. */
final class RecordReader {

    /** Characters: 256 worker names and all excerpts come to less than a tenth. */
    static final int MAX_LENGTH = 1 << 20;

    /** Characters of an id or a key of a conversation; ours have 27 and 48. */
    private static final int MAX_KEY = 128;

    /** Characters of any other text that is counted with or looked for. */
    private static final int MAX_TEXT = 256;

    /** Of one conversation; whoever has a pool of his own can have anything said. */
    private static final double MAX_RATE = 1e30;

    /** W of one conversation; all bitcoin of the world takes twice as much. */
    private static final double MAX_WATTS = 1e10;

    /** Regions above each other, as in {@link RegionTree}. */
    private static final int MAX_DEPTH = RegionTree.MAX_DEPTH;

    private static final String SCHEMA = "minewatch.detection/1";
    private static final Pattern KEY = Pattern.compile("[!-~]{1," + MAX_KEY + "}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z._:-]{1,32}");
    private static final Map<String, Integer> GRADES =
            Map.of("suspected", 1, "probable", 2, "confirmed", 3);

    private static final ObjectMapper JSON = new ObjectMapper();

    private volatile RegionTree tree;
    private final Remembered remembered = new Remembered();
    private volatile Optional<Relocation> relocation = Optional.empty();

    RecordReader(RegionTree tree) {
        this.tree = tree;
    }

    /** 1 suspected to 3 confirmed; 0 if it is no grade. */
    static int grade(String name) {
        return GRADES.getOrDefault(Terms.exact(name), 0);
    }

    /** From now on records are in the regions of this. */
    void regions(RegionTree other) {
        tree = other;
    }

    /** From now on records are located by this. */
    void relocate(Relocation by) {
        relocation = Optional.of(by);
    }

    /** True if this is the number of the import that records are located by. */
    boolean isLocatingBy(long id) {
        return relocation.map(it -> it.id() == id).orElse(false);
    }

    /** What records are located by; equal as long as it is the same. */
    List<Object> tables() {
        return List.of(tree, relocation);
    }

    /**
     * A record that was kept, located anew.
     *
     * @param print of the record as it came
     * @return empty if it stays where it is
     */
    Optional<Report> again(String text, long print, PackedText.Packer packer) {
        return Optional.of(kept(text, print, packer)).filter(it -> it.former().isPresent());
    }

    /**
     * A record that was kept, below the regions of the tree that is in use now.
     *
     * @param print of the record as it came
     * @return empty if the tree says nothing of where it is
     */
    Optional<Report> below(String text, long print, PackedText.Packer packer) {
        return Optional.of(kept(text, print, packer))
                .filter(it -> !it.places().isEmpty())
                .filter(it -> !line(it.places().getLast().code(), it.firstUs()).isEmpty());
    }

    private Report kept(String text, long print, PackedText.Packer packer) {
        try {
            return report(text, print, packer);
        } catch (Fault e) {
            throw new IllegalStateException("a record in the ledger is none: " + e.what, e);
        }
    }

    /**
     * True if the tree that is in use now says that a region is below others.
     *
     * @param regions codes from the top down, joined by blanks
     * @param us when, microseconds since 1970
     */
    boolean isMoved(String regions, long us) {
        var codes = Facts.words(regions);
        if (codes.isEmpty()) {
            return false;
        }
        var now = line(codes.getLast(), us);
        return !now.isEmpty() && !now.stream().map(Region::code).toList().equals(codes);
    }

    private List<Region> line(String code, long us) {
        var line = tree.line(code, Micros.time(us));
        return line.subList(Math.max(0, line.size() - MAX_DEPTH), line.size());
    }

    /** All of them, or none. */
    List<Report> read(List<String> records) {
        var reports = new ArrayList<Report>(records.size());
        try (var packer = new PackedText.Packer()) {
            for (int i = 0; i < records.size(); i++) {
                String text = records.get(i);
                reports.add(report(text, print(text), packer));
            }
        } catch (Fault e) {
            throw new RefusedRecord(reports.size(), e.what);
        }
        return reports;
    }

    private Report report(String text, long print, PackedText.Packer packer) throws Fault {
        if (text.length() > MAX_LENGTH) {
            throw new Fault("length: " + text.length() + " (expected: <= " + MAX_LENGTH + ")");
        }
        var json = parse(text);
        if (!SCHEMA.equals(json.path("schema").textValue())) {
            throw new Fault(
                    "schema: " + shown(json.path("schema")) + " (expected: " + SCHEMA + ")");
        }
        var event = json.path("event");
        var start = first(event);
        var end = last(event);
        var former = relocated(json, start, end);
        var places = places(json.path("location"), start);
        return new Report(
                key(event, "id"),
                key(event, "flow"),
                revision(json.path("revision")),
                print,
                micros(start),
                micros(end),
                facts(json, places),
                places,
                packer.pack(former.isPresent() ? json.toString() : text),
                former);
    }

    private Optional<Former> relocated(ObjectNode json, Instant start, Instant end) {
        if (relocation.isEmpty()) {
            return Optional.empty();
        }
        var by = relocation.get();
        String regions = codes(places(json.path("location"), start));
        return by.apply(json, start, end).map(place -> new Former(by.id(), regions, place));
    }

    private static String codes(List<RegionPlace> places) {
        return String.join(" ", places.stream().map(RegionPlace::code).toList());
    }

    private static ObjectNode parse(String text) throws Fault {
        try {
            var json = JSON.readTree(text);
            if (json instanceof ObjectNode object) {
                return object;
            }
            throw new Fault("not an object of JSON");
        } catch (JsonProcessingException e) {
            throw new Fault("not JSON: " + e.getOriginalMessage());
        }
    }

    private Facts facts(JsonNode json, List<RegionPlace> places) throws Fault {
        var mining = json.path("mining");
        var shares = mining.path("shares");
        var rate = credible(mining.path("hashrate"), MAX_RATE);
        var power = credible(mining.path("power_w"), MAX_WATTS);
        return new Facts(
                grade(mining.path("grade")),
                count(shares.path("submitted")),
                count(shares.path("accepted")),
                count(shares.path("rejected")),
                count(json.path("network").path("packets")),
                count(json.path("network").path("bytes")),
                text(mining.path("protocol")),
                text(mining.path("algorithm")),
                text(mining.path("coin")),
                pool(json),
                text(mining.path("agent")),
                text(mining.path("difficulty").path("last")),
                text(rate.path("unit")),
                amount(rate.path("lo")),
                amount(rate.path("mid")),
                amount(rate.path("hi")),
                amount(rate.path("confidence")),
                text(rate.path("basis")),
                amount(power.path("lo")),
                amount(power.path("hi")),
                amount(shares.path("window_s")),
                client(json),
                codes(places),
                Sites.id(json, places),
                text(json.path("capture").path("source")),
                reasons(mining.path("reasons")),
                Terms.of(json, remembered),
                count(mining.path("devices").path("min")),
                count(mining.path("devices").path("max")));
    }

    private List<RegionPlace> places(JsonNode location, Instant at) {
        String code = text(location.path("region_code"));
        if (!CODE.matcher(code).matches()) {
            return List.of();
        }
        var line = line(code, micros(at));
        if (line.isEmpty()) {
            var path = location.path("region_path");
            String name = path.isEmpty() ? code : text(path.get(path.size() - 1));
            return List.of(new RegionPlace(code, "", name));
        }
        var places = new ArrayList<RegionPlace>();
        String parent = "";
        for (Region region : line) {
            places.add(new RegionPlace(region.code(), parent, region.name()));
            parent = region.code();
        }
        return places;
    }

    private static String pool(JsonNode json) {
        String name = text(json.path("mining").path("pool").path("name"));
        if (!name.isEmpty()) {
            return name;
        }
        String host = text(json.path("server").path("domain"));
        return host.isEmpty() ? text(json.path("server").path("ip")) : host;
    }

    private static String client(JsonNode json) {
        String domain = text(json.path("client").path("address_domain"));
        String address = text(json.path("client").path("ip"));
        return domain.isEmpty() ? address : address + "@" + domain;
    }

    private static String reasons(JsonNode list) {
        var reasons = new ArrayList<String>();
        list.forEach(reason -> reasons.add(text(reason).replace(' ', '_')));
        return String.join(" ", reasons);
    }

    private static int grade(JsonNode grade) throws Fault {
        var number = GRADES.get(text(grade));
        if (number == null) {
            throw new Fault(
                    "mining.grade: " + shown(grade) + " (expected: " + GRADES.keySet() + ")");
        }
        return number;
    }

    private static String key(JsonNode event, String name) throws Fault {
        String key = event.path(name).asText("");
        if (!KEY.matcher(key).matches()) {
            throw new Fault(
                    "event." + name + ": " + shown(event.path(name)) + " (expected: " + KEY + ")");
        }
        return key;
    }

    /** The earlier of both times: the clock of a sensor may be set back between them. */
    private static Instant first(JsonNode event) throws Fault {
        return Collections.min(List.of(time(event, "start"), time(event, "end")));
    }

    private static Instant last(JsonNode event) throws Fault {
        return Collections.max(List.of(time(event, "start"), time(event, "end")));
    }

    private static Instant time(JsonNode event, String name) throws Fault {
        try {
            var time = Instant.parse(event.path(name).asText(""));
            if (time.isBefore(Micros.FIRST) || time.isAfter(Micros.LAST)) {
                throw new Fault("event." + name + ": " + time + " (expected: 1970 to 2999)");
            }
            return time;
        } catch (DateTimeException e) {
            throw new Fault(
                    "event." + name + ": " + shown(event.path(name)) + " (expected: RFC 3339)");
        }
    }

    private static long micros(Instant time) {
        return Micros.of(time);
    }

    private static long revision(JsonNode revision) throws Fault {
        if (!revision.isIntegralNumber() || !revision.canConvertToLong() || revision.asLong() < 1) {
            throw new Fault("revision: " + shown(revision) + " (expected: 1 or more)");
        }
        return revision.asLong();
    }

    /** What is too large to be true is cut: it must not spoil the sum of all. */
    private static long count(JsonNode number) {
        return Math.clamp(number.asLong(0), 0, 1L << 50);
    }

    /** An interval, or nothing if what it reaches to is too large to be true. */
    private static JsonNode credible(JsonNode interval, double max) {
        double hi = interval.path("hi").asDouble(0);
        double below = Math.max(interval.path("lo").asDouble(0), interval.path("mid").asDouble(0));
        boolean inOrder = below <= hi;
        return hi < max && inOrder ? interval : MissingNode.getInstance();
    }

    private static double amount(JsonNode number) {
        double value = number.asDouble(0);
        return value >= 0 && value < MAX_RATE ? value : 0;
    }

    /** Text as it can be kept: without what acts instead of being seen, and not too long. */
    static String text(JsonNode node) {
        String text = node.isTextual() ? node.textValue() : "";
        boolean clean = text.length() <= MAX_TEXT && isPlain(text);
        return clean ? text : cleaned(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        int end = Math.min(text.length(), MAX_TEXT);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).replaceAll("\\p{Cntrl}", " ");
    }

    private static String shown(JsonNode node) {
        String text = node.isMissingNode() ? "missing" : node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80);
    }

    /** FNV-1a of 64 bits: tells two texts apart, and nobody gains from two that are alike. */
    private static long print(String text) {
        long print = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            print = (print ^ (b & 0xff)) * 0x100000001b3L;
        }
        return print;
    }

    /** What is wrong with a record. */
    private static final class Fault extends Exception {

        private static final long serialVersionUID = 1;

        private final String what;

        Fault(String what) {
            super(what);
            this.what = what;
        }
    }
}
