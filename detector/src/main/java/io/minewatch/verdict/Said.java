package io.minewatch.verdict;

import io.minewatch.protocol.carrier.Carriage;

import java.util.Optional;
import java.util.SequencedSet;

/**
 * What the two ends said of themselves, the last word on each.
 *
 * @param agent the client's software
 * @param host the server's name as the client was told it
 * @param account who is paid
 * @param workers machines
 * @param moreWorkers true if there were more than are kept
 * @param algorithm as a job named it
 * @param networkBits compact target of the chain, as a job told it, hexadecimal
 * @param carriages what the conversation is carried in, as either side shows
 */
record Said(
        Optional<String> agent,
        Optional<String> host,
        Optional<String> account,
        SequencedSet<String> workers,
        boolean moreWorkers,
        Optional<String> algorithm,
        Optional<String> networkBits,
        SequencedSet<Carriage> carriages) {}
