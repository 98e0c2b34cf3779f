package io.minewatch.capture.live;

import io.minewatch.capture.FrameListener;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames of one interface through memory that the kernel and this program share: TPACKET_V3 of
 * Linux. A frame costs no system call, no copy and no object here.
 *
 * <p>The kernel fills blocks in turn. The status word of a block says whose it is; whoever gives it
 * away writes the word last, with release, and whoever takes it reads it first, with acquire.
 */
final class PacketRing extends InterfaceCapture {

    /** Struct tpacket_block_desc: version, offset of private bytes, and tpacket_hdr_v1. */
    private static final int BLOCK_STATUS = 8;

    private static final int BLOCK_FRAMES = 12;
    private static final int BLOCK_FIRST = 16;

    private static final int STATUS_KERNEL = 0;
    private static final int STATUS_USER = 1;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final VarHandle STATUS = INT.varHandle();

    private static final short POLL_IN = 1;
    private static final short POLL_ERROR = 8;
    private static final int POLL_EVENTS = 4;
    private static final int POLL_ANSWER = 6;

    /** How long {@link FrameListener#idle} may have to wait, and until a close is seen. */
    private static final int WAIT_MILLIS = 50;

    private final RingSocket socket;
    private final Arena arena;
    private final MemorySegment ring;
    private final MemorySegment descriptor;
    private final MemorySegment state;
    private final int linkType;
    private int block;
    private volatile int mostWaiting;

    private PacketRing(RingConfig config, boolean tellsInterface) throws CaptureUnavailable {
        super(config.interfaceName(), tellsInterface);
        String name = config.interfaceName();
        socket = RingSocket.open();
        arena = Arena.ofShared();
        try {
            NetworkInterface from = NetworkInterface.of(name, socket.fd());
            linkType = from.linkType();
            if (!from.isUp()) {
                throw CaptureUnavailable.gone(name, "is down");
            }
            FrameFilter.nothing().attach(socket.fd());
            ring = socket.ring(config.blocks(), config.hardwareTime(), arena);
            socket.bind(from, config.promiscuous());
            descriptor = arena.allocate(8, 4);
            descriptor.set(INT, 0, socket.fd());
            descriptor.set(ValueLayout.JAVA_SHORT, POLL_EVENTS, (short) (POLL_IN | POLL_ERROR));
            state = Kernel.state(arena);
        } catch (Kernel.Refusal e) {
            close();
            throw new CaptureUnavailable(
                    "capture.interfaces: %s: the ring of %d MB: %s"
                            .formatted(name, config.megabytes(), e.getMessage()));
        } catch (CaptureUnavailable e) {
            close();
            throw e;
        }
    }

    /**
     * Opens the rings of an interface, one for each worker, which share its frames. None is lost or
     * seen twice on the way: all rings stay shut until the last one is there.
     */
    static List<PacketRing> open(RingConfig config) throws CaptureUnavailable {
        var rings = new ArrayList<PacketRing>();
        try {
            int group = -1;
            for (int i = 0; i < config.rings(); i++) {
                rings.add(new PacketRing(config, i == 0));
                if (i == 0 && config.rings() > 1) {
                    group = rings.getFirst().socket.openGroup(config.fanout());
                } else if (i > 0) {
                    rings.get(i).socket.join(group, config.fanout());
                }
            }
            FrameFilter filter = config.filtering().of(rings.getFirst().linkType);
            for (PacketRing ring : rings) {
                filter.attach(ring.socket.fd());
            }
            return rings;
        } catch (Kernel.Refusal e) {
            rings.forEach(PacketRing::close);
            throw new CaptureUnavailable(
                    "capture.fanout: %s: %d rings cannot share it: %s"
                            .formatted(config.interfaceName(), config.rings(), e.getMessage()));
        } catch (CaptureUnavailable e) {
            rings.forEach(PacketRing::close);
            throw e;
        }
    }

    @Override
    boolean read(FrameListener listener) {
        try {
            return readUntilClosed(listener);
        } catch (Kernel.Refusal _) {
            // A descriptor that cannot be waited for has lost what it belongs to.
            return false;
        }
    }

    private boolean readUntilClosed(FrameListener listener) throws Kernel.Refusal {
        while (!isClosed()) {
            if (deliverBlock(listener)) {
                continue;
            }
            if (Kernel.poll(state, descriptor, WAIT_MILLIS) == 0) {
                listener.idle(deliveredUntil());
            } else if (hasFailed()) {
                deliverRest(listener, blocks());
                return false;
            }
        }
        // The kernel counts as delivered what waits here. More of it comes all the time.
        deliverRest(listener, waiting());
        return true;
    }

    private boolean hasFailed() throws Kernel.Refusal {
        int answer = descriptor.get(ValueLayout.JAVA_SHORT, POLL_ANSWER);
        return (answer & ~POLL_IN) != 0 && socket.error() != 0;
    }

    /**
     * The interface went away or the ring was closed; the last of what came before is handed over
     * by the kernel in a moment.
     *
     * @param waiting blocks that are there at most, besides the one that the kernel fills
     */
    private void deliverRest(FrameListener listener, int waiting) throws Kernel.Refusal {
        boolean more = true;
        // One turn to wait for the last block, and one to read it.
        for (int left = waiting + 2; more && left > 0; left--) {
            more =
                    deliverBlock(listener)
                            || Kernel.poll(state, descriptor, 2 * RingSocket.RETIRE_MILLIS) > 0
                                    && !hasFailed();
        }
    }

    /** All frames before this time have been delivered if no block is there: see there. */
    private static long deliveredUntil() {
        return (System.currentTimeMillis() - 2 * RingSocket.RETIRE_MILLIS) * NANOS_PER_MILLI;
    }

    /** False if the next block still belongs to the kernel. */
    private boolean deliverBlock(FrameListener listener) {
        long start = (long) block * RingSocket.BLOCK_BYTES;
        if (!isOurs(block)) {
            return false;
        }
        int waiting = waiting();
        if (waiting > mostWaiting) {
            mostWaiting = waiting;
        }
        int frames = ring.get(INT, start + BLOCK_FRAMES);
        long header = start + ring.get(INT, start + BLOCK_FIRST);
        for (int i = 0; i < frames; i++) {
            deliver(header, listener);
            header += ring.get(INT, header + RingFrame.NEXT);
        }
        received += frames;
        STATUS.setRelease(ring, start + BLOCK_STATUS, STATUS_KERNEL);
        block = block + 1 == blocks() ? 0 : block + 1;
        return true;
    }

    private int blocks() {
        return (int) (ring.byteSize() / RingSocket.BLOCK_BYTES);
    }

    private boolean isOurs(int block) {
        long status = (long) block * RingSocket.BLOCK_BYTES + BLOCK_STATUS;
        return ((int) STATUS.getAcquire(ring, status) & STATUS_USER) != 0;
    }

    /**
     * Blocks that wait to be read, the current one among them, whether it waits or not. They are
     * filled and given back in turn, so that all of them stand in one row and its end is found by
     * halving.
     */
    private int waiting() {
        int atLeast = 1;
        int atMost = blocks();
        while (atLeast < atMost) {
            int middle = (atLeast + atMost + 1) >>> 1;
            if (isOurs((block + middle - 1) % blocks())) {
                atLeast = middle;
            } else {
                atMost = middle - 1;
            }
        }
        return atLeast;
    }

    private void deliver(long header, FrameListener listener) {
        long frame = header + (ring.get(ValueLayout.JAVA_SHORT, header + RingFrame.MAC) & 0xffff);
        int captured = ring.get(INT, header + RingFrame.CAPTURED);
        int onWire = ring.get(INT, header + RingFrame.ON_WIRE);
        long nanos =
                (ring.get(INT, header + RingFrame.SECONDS) & 0xffff_ffffL) * NANOS_PER_SECOND
                        + ring.get(INT, header + RingFrame.NANOS);
        if (RingFrame.isTagged(ring, header) && captured >= RingFrame.ADDRESSES) {
            RingFrame.restoreTag(ring, header, frame);
            frame -= RingFrame.TAG_LENGTH;
            captured += RingFrame.TAG_LENGTH;
            onWire += RingFrame.TAG_LENGTH;
        }
        listener.frame(ring, frame, captured, onWire, nanos, linkType);
    }

    @Override
    public double fullest() {
        int most = mostWaiting;
        mostWaiting = 0;
        return (double) most / blocks();
    }

    @Override
    long dropped(long before) {
        try {
            return before + socket.dropped();
        } catch (Kernel.Refusal _) {
            // The socket is gone with its interface; what is known stays.
            return before;
        }
    }

    /** It never waits for long. */
    @Override
    void wake() {}

    @Override
    void free() {
        socket.close();
        arena.close();
    }
}
