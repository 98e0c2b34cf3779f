package io.minewatch.probe.noise;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One handshake from the side that opens it: a key of 64 bytes goes out, an answer of 234 comes
 * back. If that can be decrypted, only who speaks the protocol and got this key can have written
 * it: there is no doubt left, whatever the lengths look like.
 *
 * <p>Source: Stratum V2 specification, 4.5. Whether the certificate in the answer is signed by whom
 * a miner would trust is not looked at: it says nothing about what is spoken.
 */
public final class NoiseInitiator {

    /** Bytes of the answer: key 64, sealed key 64 + 16, sealed certificate 74 + 16. */
    public static final int ANSWER = 234;

    private static final int KEY = ElligatorSwift.LENGTH;
    private static final int SEALED_KEY = KEY + Symmetric.TAG;

    /**
     * What the server's certificate says.
     *
     * @param version of its form
     * @param validFrom seconds since the epoch
     * @param validUntil seconds since the epoch
     */
    public record Certificate(int version, long validFrom, long validUntil) {}

    private final KeyPair own;
    private final Symmetric state = new Symmetric();

    /** Begins a handshake with a new key. */
    public NoiseInitiator(RandomGenerator random) {
        own = KeyPair.random(random);
        state.mixHash(own.open());
        state.mixHash(new byte[0]);
    }

    /** What the initiator says: its key, 64 bytes. */
    public byte[] opening() {
        return own.open().clone();
    }

    /** Reads an answer, once. Empty if it is none: too short, or cannot be decrypted. */
    public Optional<Certificate> read(byte[] answer) {
        if (answer.length < ANSWER) {
            return Optional.empty();
        }
        byte[] theirs = Arrays.copyOf(answer, KEY);
        state.mixHash(theirs);
        mix(theirs);
        return state.open(Arrays.copyOfRange(answer, KEY, KEY + SEALED_KEY))
                .flatMap(
                        lasting -> {
                            mix(lasting);
                            return state.open(Arrays.copyOfRange(answer, KEY + SEALED_KEY, ANSWER));
                        })
                .map(NoiseInitiator::certificate);
    }

    private void mix(byte[] theirs) {
        state.mixKey(ElligatorSwift.shared(own.secret(), own.open(), theirs, theirs));
    }

    private static Certificate certificate(byte[] clear) {
        var buffer = ByteBuffer.wrap(clear).order(ByteOrder.LITTLE_ENDIAN);
        return new Certificate(
                Short.toUnsignedInt(buffer.getShort()),
                Integer.toUnsignedLong(buffer.getInt()),
                Integer.toUnsignedLong(buffer.getInt()));
    }
}
