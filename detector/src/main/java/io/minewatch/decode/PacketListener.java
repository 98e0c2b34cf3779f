package io.minewatch.decode;

/** Takes TCP and UDP packets, all encapsulations peeled. */
public interface PacketListener {

    /** One packet. It is reused for the next one: never keep it. */
    void packet(Packet packet);
}
