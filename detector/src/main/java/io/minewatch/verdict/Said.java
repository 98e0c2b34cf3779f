package io.minewatch.verdict;

import io.minewatch.protocol.carrier.Carriage;
import io.minewatch.signature.Chain;

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
 * @param coin as the work itself told it
 * @param chain what jobs told of the chain
 * @param coinbase of the last job, if it showed one
 * @param carriages what the conversation is carried in, as either side shows
 */
record Said(
        Optional<String> agent,
        Optional<String> host,
        Optional<String> account,
        SequencedSet<String> workers,
        boolean moreWorkers,
        Optional<String> algorithm,
        Optional<String> coin,
        Chain chain,
        Optional<Coinbase> coinbase,
        SequencedSet<Carriage> carriages) {}
