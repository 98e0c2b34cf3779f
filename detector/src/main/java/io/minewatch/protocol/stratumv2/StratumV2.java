package io.minewatch.protocol.stratumv2;

import io.minewatch.protocol.BinaryForm;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Envelope;

import java.util.Optional;
import java.util.Set;

/**
 * Stratum V2 in plain frames, as it is spoken inside of a farm; see the README beside this file.
 */
public final class StratumV2 implements Dialect {

    private static final int VERSION = 2;

    @Override
    public String name() {
        return "stratum_v2";
    }

    @Override
    public Set<Envelope.Kind> envelopes() {
        return Set.of(Envelope.Kind.FRAME);
    }

    @Override
    public Optional<BinaryForm> binaryForm() {
        return Optional.of(new Frames());
    }

    /** Its common messages are said to declare jobs and to get templates too. */
    @Override
    public Fit fit(Message message) {
        return MessageType.of(message.method())
                .map(type -> type.isMining() || isMiningSetup(type, message) ? Fit.OWN : Fit.HINT)
                .orElse(Fit.NONE);
    }

    private static boolean isMiningSetup(MessageType type, Message message) {
        return type == MessageType.SETUP_CONNECTION
                && message.params().path("protocol").asInt() == 0
                && message.params().path("min_version").asInt() <= VERSION
                && message.params().path("max_version").asInt() >= VERSION;
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        return MessageType.of(message.method()).flatMap(MessageType::speaker);
    }

    @Override
    public boolean countsHashes() {
        return true;
    }

    @Override
    public boolean hidesInNoise() {
        return true;
    }

    @Override
    public Reader reader() {
        return new StratumV2Reader();
    }
}
