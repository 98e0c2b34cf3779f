package io.minewatch.protocol.cryptonote;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.CryptoNoteTarget;
import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Tip;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads jobs. They do not say whether they void the former ones, but what they build upon. */
final class CryptoNoteJobs {

    private static final String RANDOM_X = "rx/0";
    private static final String TENSORITY = "tensority";
    private static final int HEIGHT_DIGITS = 16;

    /**
     * A hashing blob: two versions of one byte, a time of five (seven bits each, which is enough
     * until the year 3058), and the hash of the block before.
     */
    private static final Pattern BLOB =
            Pattern.compile(
                    "(?:[0-7][0-9a-f]){2}(?:[89a-f][0-9a-f]){4}[0-7][0-9a-f]([0-9a-f]{64})",
                    Pattern.CASE_INSENSITIVE);

    private boolean sawJob;
    private final Tip tip = new Tip();

    /** True if work was sent. */
    boolean sawJob() {
        return sawJob;
    }

    void read(JsonNode job, EventListener events) {
        sawJob = true;
        Optional<Difficulty> difficulty =
                Difficulty.ofHashes(CryptoNoteTarget.hashes(Message.text(job.path("target"))));
        if (difficulty.isEmpty()) {
            events.event(new Event.Oddity("target is no number"));
        }
        Optional<String> previous =
                JobShape.isBytom(job)
                        ? Message.optionalText(job.path("previous_block_hash"))
                        : previousHash(Message.text(job.path("blob")));
        OptionalLong height = height(job.path("height"));
        events.event(
                Event.Job.of(job.path("job_id").asText(""))
                        .clean(tip.moves(previous, height))
                        .previousHash(previous)
                        .height(height)
                        .algorithm(algorithm(job))
                        .difficulty(difficulty.filter(_ -> JobShape.countsHashes(job))));
    }

    /** A number, or with Bytom 8 bytes of one. */
    private static OptionalLong height(JsonNode node) {
        String bytes = Message.text(node);
        if (!Hex.isHex(bytes, HEIGHT_DIGITS)) {
            return Message.count(node);
        }
        long height = Hex.unsignedLittleEndian(bytes).longValue();
        return height >= 0 ? OptionalLong.of(height) : OptionalLong.empty();
    }

    private static Optional<String> algorithm(JsonNode job) {
        if (JobShape.isBytom(job)) {
            return Optional.of(TENSORITY);
        }
        return Message.shortText(job.path("algo"))
                .or(() -> Message.optionalText(job.path("seed_hash")).map(_ -> RANDOM_X));
    }

    private static Optional<String> previousHash(String blob) {
        var matcher = BLOB.matcher(blob);
        return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
