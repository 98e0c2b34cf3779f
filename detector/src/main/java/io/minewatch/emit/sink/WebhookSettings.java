package io.minewatch.emit.sink;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A receiver of batches over HTTP.
 *
 * @param secret file with what batches are signed with
 * @param refused file for what the receiver refuses for good
 * @param tls only heeded for https
 * @param records of a batch at most
 * @param timeout for one attempt, from the connection to the end of the answer
 */
public record WebhookSettings(
        URI address, Path secret, Path refused, TlsSettings tls, int records, Duration timeout) {

    /** Bytes after which nothing more is added to a batch: half of what receivers usually take. */
    private static final long BATCH_BYTES = 512 << 10;

    /** How much goes into one request. */
    public Batch batch() {
        return new Batch(records, BATCH_BYTES);
    }
}
