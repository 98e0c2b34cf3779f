package io.minewatch.estimate;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which algorithm the shares of a conversation were hashed with, by hashing them again.
 *
 * <p>Under a wrong algorithm, or if the headers were put together wrongly, hashes are random: the
 * fraction u of all numbers that are not above one is even between 0 and 1, and -ln u summed over n
 * shares follows the gamma distribution with shape n. Under the right one every share is far below
 * that. An algorithm is told when chance alone reaches its sum once in 2^22 times or less. With two
 * algorithms and at most {@link #MAX_SHARES} looks that makes one false answer in 2^18
 * conversations at most. A single share of difficulty 1 is enough for SHA-256d (32 bits); for
 * Scrypt it takes two (16 bits each).
 *
 * <p>Scrypt costs a thousand times what SHA-256d does. It is given up after {@link #MAX_IDLE}
 * shares that took no work under it; what an agent says of itself does not rule it out, for makers
 * of machines put the same software into both kinds.
 */
public final class WorkTrial {

    /** Shares that are hashed. Two or three decide; of more, Scrypt would take milliseconds. */
    public static final int MAX_SHARES = 5;

    /** One share may be refused for want of work, hardly two of the first few. */
    static final int MAX_IDLE = 2;

    private static final double CHANCE = 0x1p-22;

    /**
     * Fewer hashes than this are no work: shares of which {@link #MAX_SHARES} can tell an algorithm
     * take three times as many each.
     */
    private static final double LEAST_WORK = 64;

    private final Set<BigInteger> seen = new HashSet<>();
    private double sha256d;
    private double scrypt;
    private int idle;

    /**
     * A share's header. One seen before, and any after the trial {@link #isOver}, changes nothing.
     *
     * @param header as {@link StratumHeader#of} builds it
     * @param mayBeScrypt false if something else rules Scrypt out; it is then not tried, which
     *     saves most of the cost
     */
    public void share(byte[] header, boolean mayBeScrypt) {
        if (isOver()) {
            return;
        }
        var hash = ProofOfWork.sha256d(header);
        if (seen.add(hash)) {
            sha256d += Math.log(ProofOfWork.hashes(hash));
            if (mayBeScrypt && idle < MAX_IDLE && !isWork(sha256d)) {
                double hashes = ProofOfWork.hashes(ProofOfWork.scrypt(header));
                scrypt += Math.log(hashes);
                idle += hashes < LEAST_WORK ? 1 : 0;
            }
        }
    }

    /** True if no more shares are wanted: the algorithm is told, or never will be. */
    public boolean isOver() {
        return seen.size() == MAX_SHARES || algorithm().isPresent();
    }

    /** "sha256d" or "scrypt"; empty while, or if, the shares show neither. Once told it stays. */
    public Optional<String> algorithm() {
        if (isWork(sha256d)) {
            return Optional.of("sha256d");
        }
        return isWork(scrypt) ? Optional.of("scrypt") : Optional.empty();
    }

    /** Different shares hashed. */
    int shares() {
        return seen.size();
    }

    private boolean isWork(double sum) {
        return !seen.isEmpty() && Poisson.upperTail(seen.size(), sum) <= CHANCE;
    }
}
