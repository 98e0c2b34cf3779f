package io.minewatch.protocol.grin;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Difficulty;

import java.util.Optional;

/** A kind of proof of work, as a share shows it. */
interface Proof {

    /** As the signatures call it. */
    String algorithm();

    /** What a share of this kind stands for in a job; empty if the job does not tell. */
    Optional<Difficulty> difficulty(JsonNode job);
}
