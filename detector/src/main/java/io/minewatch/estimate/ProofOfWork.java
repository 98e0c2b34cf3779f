package io.minewatch.estimate;

import io.minewatch.bytes.Sha256;
import io.minewatch.bytes.Target;

import java.math.BigInteger;

/**
 * The hashes that Bitcoin and its relatives take of a block header. Each is a number of 256 bits,
 * least significant byte first, and a share if it is not above its target.
 */
public final class ProofOfWork {

    private ProofOfWork() {}

    /** SHA-256 of SHA-256, as Bitcoin hashes. Under a microsecond. */
    public static BigInteger sha256d(byte[] header) {
        return Target.unsignedLittleEndian(Sha256.twice(header));
    }

    /** Scrypt with N = 1024, r = 1, p = 1 and the header as its own salt, as Litecoin hashes. */
    public static BigInteger scrypt(byte[] header) {
        return Target.unsignedLittleEndian(Scrypt.hash(header));
    }

    /** How many hashes it takes on average to find one as small as this: 1 to 2^256. */
    public static double hashes(BigInteger hash) {
        return 0x1p256 / (hash.doubleValue() + 1);
    }
}
