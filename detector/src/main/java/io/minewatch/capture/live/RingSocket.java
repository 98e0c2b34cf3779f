package io.minewatch.capture.live;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** A packet socket with a ring, packet(7) and Documentation/networking/packet_mmap.rst. */
final class RingSocket {

    /** What the kernel fills before it hands it over: large enough for some hundred frames. */
    static final int BLOCK_BYTES = 512 * 1024;

    /**
     * After so long a block is handed over that is not full. A ring of 128 MB has 256 blocks, so
     * that a reader may stand still for 5 s on a slow link before frames are lost.
     */
    static final int RETIRE_MILLIS = 20;

    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int ETH_P_ALL = 3;

    private static final int SOL_PACKET = 263;
    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int PACKET_RX_RING = 5;
    private static final int PACKET_STATISTICS = 6;
    private static final int PACKET_VERSION = 10;
    private static final int PACKET_RESERVE = 12;
    private static final int PACKET_TIMESTAMP = 17;
    private static final int PACKET_FANOUT = 18;
    private static final int PACKET_IGNORE_OUTGOING = 23;

    private static final int TPACKET_V3 = 2;
    private static final int PACKET_MR_PROMISC = 1;
    private static final int SOF_TIMESTAMPING_RAW_HARDWARE = 1 << 6;

    /** Of no meaning with version 3, but the kernel checks that it divides a block. */
    private static final int FRAME_BYTES = 2048;

    /** Struct sockaddr_ll. */
    private static final int ADDRESS_LENGTH = 20;

    private static final int UNIQUE_ID = 0x2000;

    private final int fd;

    private RingSocket(int fd) {
        this.fd = fd;
    }

    /** A socket that gets nothing yet. */
    static RingSocket open() throws CaptureUnavailable {
        try {
            // Protocol 0: nothing arrives before it is bound.
            return new RingSocket(Kernel.socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0));
        } catch (Kernel.Refusal e) {
            throw new CaptureUnavailable(
                    e.errno == Kernel.EPERM
                            ? "the packet ring needs CAP_NET_RAW: run as root, or as a service"
                                    + " with AmbientCapabilities=CAP_NET_RAW"
                            : "the packet ring cannot be opened: " + e.getMessage());
        }
    }

    int fd() {
        return fd;
    }

    /** Makes a ring of so many blocks and maps it. */
    MemorySegment ring(int blocks, boolean hardwareTime, Arena arena) throws Kernel.Refusal {
        Kernel.set(fd, SOL_PACKET, PACKET_VERSION, TPACKET_V3);
        Kernel.set(fd, SOL_PACKET, PACKET_RESERVE, RingFrame.TAG_LENGTH);
        if (hardwareTime) {
            Kernel.set(fd, SOL_PACKET, PACKET_TIMESTAMP, SOF_TIMESTAMPING_RAW_HARDWARE);
        }
        try (var local = Arena.ofConfined()) {
            // Struct tpacket_req3: blocks, frames, time to retire, private bytes, features.
            int frames = BLOCK_BYTES / FRAME_BYTES * blocks;
            MemorySegment request =
                    local.allocateFrom(
                            ValueLayout.JAVA_INT,
                            BLOCK_BYTES,
                            blocks,
                            FRAME_BYTES,
                            frames,
                            RETIRE_MILLIS,
                            0,
                            0);
            Kernel.set(fd, SOL_PACKET, PACKET_RX_RING, request);
        }
        return Kernel.map(fd, (long) BLOCK_BYTES * blocks, arena);
    }

    /** Begins to get frames, as far as the filter lets them through. */
    void bind(NetworkInterface from, boolean promiscuous) throws Kernel.Refusal {
        if (from.isLoopback()) {
            Kernel.set(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, 1);
        }
        try (var arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(ADDRESS_LENGTH, 4);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
            address.set(
                    ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), 2, (short) ETH_P_ALL);
            address.set(ValueLayout.JAVA_INT, 4, from.index());
            Kernel.bind(fd, address);
            if (promiscuous) {
                // Struct packet_mreq: index, type, length of an address, room for one.
                MemorySegment membership = arena.allocate(16, 4);
                membership.set(ValueLayout.JAVA_INT, 0, from.index());
                membership.set(ValueLayout.JAVA_SHORT, 4, (short) PACKET_MR_PROMISC);
                Kernel.set(fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, membership);
            }
        }
    }

    /**
     * Shares the traffic with the other members of a group that nobody else has.
     *
     * @return number of the group
     */
    int openGroup(Fanout fanout) throws Kernel.Refusal {
        Kernel.set(fd, SOL_PACKET, PACKET_FANOUT, (fanout.bits() | UNIQUE_ID) << 16);
        return Kernel.get(fd, SOL_PACKET, PACKET_FANOUT) & 0xffff;
    }

    /** Becomes another member of a group. */
    void join(int group, Fanout fanout) throws Kernel.Refusal {
        Kernel.set(fd, SOL_PACKET, PACKET_FANOUT, group | fanout.bits() << 16);
    }

    /** Frames that the ring had no room for since the last time that this was asked. */
    long dropped() throws Kernel.Refusal {
        try (var arena = Arena.ofConfined()) {
            // Struct tpacket_stats_v3: frames with drops, drops, times that the ring was full.
            MemorySegment statistics = arena.allocate(12, 4);
            Kernel.get(fd, SOL_PACKET, PACKET_STATISTICS, statistics);
            return statistics.get(ValueLayout.JAVA_INT, 4) & 0xffff_ffffL;
        }
    }

    /** The error that the socket reports; asking forgets it. 0 if there is none. */
    int error() throws Kernel.Refusal {
        return Kernel.get(fd, Kernel.SOL_SOCKET, Kernel.SO_ERROR);
    }

    void close() {
        Kernel.close(fd);
    }
}
