package io.minewatch.protocol.stratumv2;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts jobs and the blocks that they build on together: each comes in a message of its own. */
final class Jobs {

    /** The proof of work of every chain that the protocol is made for. */
    private static final String ALGORITHM = "sha256d";

    /** Jobs that wait for their block, and blocks by channel; pools send ahead one or two. */
    private static final int MAX_KEPT = 16;

    /** Blocks have up to 2^14 transactions, so a path is shorter than this. */
    private static final int MAX_PATH = 32;

    /** Hexadecimal digits of 4 bytes. */
    private static final int WORD = 8;

    private final Channels channels;
    private final Map<String, JsonNode> future = new Latest<>();
    private final Map<Long, JsonNode> blocks = new Latest<>();

    /** The newest few. */
    private static final class Latest<K> extends LinkedHashMap<K, JsonNode> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, JsonNode> eldest) {
            return size() > MAX_KEPT;
        }
    }

    Jobs(Channels channels) {
        this.channels = channels;
    }

    /** A job; without a time it waits for its block. */
    void job(JsonNode params, EventListener events) {
        long channel = Channels.channel(params);
        if (params.path("time").isNull()) {
            future.put(channel + "/" + id(params), params);
            tell(params, Optional.empty(), false, events);
        } else {
            tell(params, Optional.ofNullable(blocks.get(channel)), false, events);
        }
    }

    /** A new block: only the job that is named goes on. */
    void previousHash(JsonNode params, EventListener events) {
        long channel = Channels.channel(params);
        blocks.put(channel, params);
        JsonNode waiting = future.remove(channel + "/" + id(params));
        tell(waiting == null ? params : waiting, Optional.of(params), true, events);
    }

    /** The server takes a job of the client's own. */
    void custom(JsonNode params, EventListener events) {
        tell(params, Optional.empty(), false, events);
    }

    private void tell(JsonNode job, Optional<JsonNode> block, boolean clean, EventListener events) {
        channels.job(Channels.channel(job), id(job));
        events.event(
                Event.Job.of(id(job))
                        .clean(clean)
                        .previousHash(block.map(one -> one.path("prev_hash").asText()))
                        .algorithm(ALGORITHM)
                        .template(
                                block.filter(_ -> job.has("version"))
                                        .flatMap(one -> template(job, one))));
    }

    /** As Stratum V1 writes it; a standard job shows no coinbase. */
    private static Optional<Event.BlockTemplate> template(JsonNode job, JsonNode block) {
        List<String> path = new ArrayList<>();
        job.path("merkle_path").forEach(hash -> path.add(hash.asText()));
        if (path.size() > MAX_PATH) {
            return Optional.empty();
        }
        return Optional.of(
                new Event.BlockTemplate(
                        inTurnedWords(block.path("prev_hash").asText()),
                        job.path("coinbase1").asText(""),
                        job.path("coinbase2").asText(""),
                        List.copyOf(path),
                        hex(job.path("version")),
                        hex(block.path("bits")),
                        hex(job.path("time").isNumber() ? job.path("time") : block.path("time"))));
    }

    private static String inTurnedWords(String hash) {
        var turned = new StringBuilder(hash.length());
        for (int word = 0; word + WORD <= hash.length(); word += WORD) {
            for (int at = word + WORD - 2; at >= word; at -= 2) {
                turned.append(hash, at, at + 2);
            }
        }
        return turned.toString();
    }

    private static String hex(JsonNode word) {
        return String.format("%08x", word.asLong());
    }

    static String id(JsonNode params) {
        return params.path("job").asText();
    }
}
