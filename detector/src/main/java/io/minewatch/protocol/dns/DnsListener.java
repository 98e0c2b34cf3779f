package io.minewatch.protocol.dns;

/** Is told what one answer says, in its order. */
public interface DnsListener {

    /**
     * The name that was asked for, and then each name that the one before is an alias of.
     *
     * @param text begins with the name in lower case, labels between dots and no dot at its end,
     *     "?" for every byte that no host's name has; it changes with the next call
     * @param length 1 to 253
     */
    void name(byte[] text, int length);

    /**
     * An address of the name told last. An IPv4 address a.b.c.d is ::ffff:a.b.c.d, as in a packet.
     *
     * @param ttlSeconds how long it holds, the shortest on the way from the name that was asked for
     */
    void address(long high, long low, int ttlSeconds);
}
