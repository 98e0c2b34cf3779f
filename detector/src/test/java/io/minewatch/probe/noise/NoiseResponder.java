package io.minewatch.probe.noise;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/** The pool's side of the handshake, for tests. */
public final class NoiseResponder {

    private NoiseResponder() {}

    /** The answer to an initiator's key, 234 bytes. */
    public static byte[] answer(byte[] opening, RandomGenerator random) {
        var passing = KeyPair.random(random);
        var lasting = KeyPair.random(random);
        var state = new Symmetric();
        state.mixHash(opening);
        state.mixHash(new byte[0]);
        state.mixHash(passing.open());
        state.mixKey(shared(passing.secret(), opening, passing.open()));
        byte[] key = state.seal(lasting.open());
        state.mixKey(shared(lasting.secret(), opening, lasting.open()));
        var certificate = ByteBuffer.allocate(74).order(ByteOrder.LITTLE_ENDIAN);
        certificate.putShort((short) 0).putInt(1_700_000_000).putInt(1_900_000_000);
        byte[] sealed = state.seal(certificate.array());
        return ByteBuffer.allocate(NoiseInitiator.ANSWER)
                .put(passing.open())
                .put(key)
                .put(sealed)
                .array();
    }

    private static byte[] shared(BigInteger secret, byte[] initiator, byte[] responder) {
        return ElligatorSwift.shared(secret, initiator, responder, initiator);
    }
}
