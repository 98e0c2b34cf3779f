package io.minewatch.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Detections as records: that of the conversation that speaks for all of them, with the sums of all
 * in the place of its own.
 */
final class KeptReader {

    /** As records write times: RFC 3339, 9 digits of fraction. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'")
                    .withZone(ZoneOffset.UTC);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;

    KeptReader(Connection connection) {
        this.connection = connection;
    }

    /** Those with these numbers, in their order. */
    List<Kept> read(List<Long> numbers) throws SQLException {
        Map<Long, Kept> kept = new HashMap<>();
        if (!numbers.isEmpty()) {
            Sql.each(
                    connection,
                    "select "
                            + Detections.COLUMNS
                            + ", d.change_no, c.json from detection d join conversation c on c.n ="
                            + " d.first_n and c.flow = d.flow where d.n in ",
                    numbers,
                    row -> kept.put(row.getLong(1), kept(row)));
        }
        return numbers.stream().map(kept::get).filter(Objects::nonNull).toList();
    }

    /** One that may be seen. */
    Optional<Kept> read(String name, Search search) throws SQLException {
        var one = Detections.one(connection, search, name);
        return one.isEmpty() ? Optional.empty() : read(List.of(one.get().n())).stream().findFirst();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var stored = Detections.of(row);
        String json = PackedText.unpack(row.getBytes(12));
        return new Kept(
                stored.n(),
                stored.id(),
                stored.together().facts().site(),
                together(json, stored.together()),
                stored.state(),
                stored.version(),
                row.getLong(11));
    }

    /** The record with the sums; {@code conversations} says of how many. */
    private static String together(String json, Together all) {
        try {
            var record = (ObjectNode) JSON.readTree(json);
            if (all.conversations() > 1) {
                sums(record, all);
            }
            record.put("conversations", all.conversations());
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record in the ledger is no JSON", e);
        }
    }

    private static void sums(ObjectNode record, Together all) {
        var facts = all.facts();
        var mining = (ObjectNode) record.path("mining");
        record.put("@timestamp", time(all.lastUs()));
        ((ObjectNode) record.path("event"))
                .put("start", time(all.firstUs()))
                .put("end", time(all.lastUs()));
        object(record, "network").put("packets", facts.packets()).put("bytes", facts.bytes());
        ArrayNode reasons = mining.putArray("reasons");
        Facts.words(facts.reasons()).forEach(reasons::add);
        fill(mining, "algorithm", facts.algorithm());
        fill(mining, "coin", facts.coin());
        fill(mining, "agent", facts.agent());
        object(mining, "shares")
                .put("submitted", facts.submitted())
                .put("accepted", facts.accepted())
                .put("rejected", facts.rejected())
                .put("window_s", facts.windowSeconds())
                .putNull("n_eff");
        rate(mining, facts);
        power(mining, facts);
    }

    /** What a record need not have is added where the sums have it. */
    private static ObjectNode object(ObjectNode above, String key) {
        return above.path(key) instanceof ObjectNode there ? there : above.putObject(key);
    }

    private static void rate(ObjectNode mining, Facts facts) {
        if (facts.unit().isEmpty()) {
            return;
        }
        mining.remove("hashrate_null_reason");
        mining.putObject("hashrate")
                .put("lo", facts.lo())
                .put("mid", facts.mid())
                .put("hi", facts.hi())
                .put("unit", facts.unit())
                .put("confidence", facts.confidence())
                .put("basis", facts.basis());
    }

    private static void power(ObjectNode mining, Facts facts) {
        if (facts.powerHi() > 0 && mining.path("power_w") instanceof ObjectNode power) {
            power.put("lo", facts.powerLo()).put("hi", facts.powerHi());
        }
    }

    private static void fill(ObjectNode mining, String key, String value) {
        if (mining.path(key).isNull() && !value.isEmpty()) {
            mining.put(key, value);
        }
    }

    private static String time(long micros) {
        Instant time = Micros.time(micros);
        return TIME.format(time);
    }
}
