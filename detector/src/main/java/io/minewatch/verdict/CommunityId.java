package io.minewatch.verdict;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Community ID version 1 with seed 0: one name for a flow in every tool that looks at it. Both
 * directions have the same. VLANs, tunnels and address translation are not part of it, and ports
 * are used again: it is unique only together with a time.
 *
 * <p>Source: Corelight's community-id-spec.
 */
public final class CommunityId {

    /** Protocol numbers of IP, as the specification counts them. */
    public static final int TCP = 6;

    public static final int UDP = 17;

    private static final short SEED = 0;

    /** Seed, two addresses of 16 bytes, protocol and padding, two ports. */
    private static final int LONGEST = 2 + 16 + 16 + 2 + 4;

    private CommunityId() {}

    /**
     * Names the flow between two ends, in whichever order they are given.
     *
     * @param protocol {@link #TCP} or {@link #UDP}
     * @throws IllegalArgumentException if one end is IPv4 and the other IPv6
     */
    public static String of(int protocol, Endpoint one, Endpoint other) {
        byte[] oneAddress = one.address().getAddress();
        byte[] otherAddress = other.address().getAddress();
        if (oneAddress.length != otherAddress.length) {
            throw new IllegalArgumentException(
                    "a flow between two address families: " + one + " and " + other);
        }
        int order = Arrays.compareUnsigned(oneAddress, otherAddress);
        boolean inOrder = order < 0 || order == 0 && one.port() <= other.port();

        var hashed = ByteBuffer.allocate(LONGEST);
        hashed.putShort(SEED);
        hashed.put(inOrder ? oneAddress : otherAddress);
        hashed.put(inOrder ? otherAddress : oneAddress);
        hashed.put((byte) protocol);
        hashed.put((byte) 0);
        hashed.putShort((short) (inOrder ? one : other).port());
        hashed.putShort((short) (inOrder ? other : one).port());
        return "1:" + Base64.getEncoder().encodeToString(sha1(hashed.flip()));
    }

    private static byte[] sha1(ByteBuffer bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(bytes);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
