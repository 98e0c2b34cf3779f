package io.minewatch.signature;

import java.util.Optional;

/**
 * Software that said its name. The name is free text, so it never is the only evidence.
 *
 * @param software name without version, "XMRig"
 * @param kind what it is
 * @param vendor who makes the machine it comes with, if it comes with one
 * @param model of the machine, as {@link Signatures#models} knows it, if the agent tells it
 * @param algorithm that it works on, if it is made for one; the conversation knows better
 * @param prefix how the agent begins, which is how it was recognised
 * @param source where this is from
 */
public record Agent(
        String software,
        Kind kind,
        Optional<String> vendor,
        Optional<String> model,
        Optional<String> algorithm,
        String prefix,
        String source) {

    /** What a client is. */
    public enum Kind {
        MINER,
        /** Speaks for other miners. */
        PROXY,
        /** A marketplace or a pool that connects to pools. */
        SERVICE,
        /** Replaces the maker's software on mining machines. */
        FIRMWARE
    }

    Agent with(String model) {
        return new Agent(software, kind, vendor, Optional.of(model), algorithm, prefix, source);
    }
}
