package io.minewatch.estimate;

import java.util.OptionalInt;

/**
 * How many devices stand behind a miner.
 *
 * @param min at least so many
 * @param max at most so many, if that can be told
 * @param basis what tells: "sessions", "workers", "hashrate", "nicehash_slots", "pass_through",
 *     "registrations"
 */
public record Devices(int min, OptionalInt max, String basis) {}
