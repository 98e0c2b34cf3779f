package io.minewatch.verdict;

import java.time.Instant;

/**
 * One thing that was seen and speaks for mining.
 *
 * @param reason what it was
 * @param rule which rule says so, with its version: "stratum_v1/1"
 * @param time when
 * @param from who said it: "client" or "server"
 * @param excerpt the message, redacted, 512 bytes at most
 */
public record Evidence(Reason reason, String rule, Instant time, String from, String excerpt) {

    /** The same at another time. */
    Evidence at(Instant other) {
        return new Evidence(reason, rule, other, from, excerpt);
    }
}
