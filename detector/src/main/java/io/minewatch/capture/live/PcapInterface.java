package io.minewatch.capture.live;

import io.minewatch.capture.FrameListener;

import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.sql.Timestamp;
import java.util.concurrent.locks.LockSupport;

/**
 * Frames of one interface by libpcap, wherever that is. Makes an array of each frame, which costs
 * about 1 µs: for systems without a packet ring, and for kinds of interfaces that the ring does not
 * read.
 */
final class PcapInterface extends InterfaceCapture {

    /** How long libpcap may let frames wait in a block that is not full. */
    private static final int BLOCK_MILLIS = 10;

    /**
     * Pause while there is nothing. libpcap itself would wait for the next frame, on newer kernels
     * however long that takes.
     */
    private static final int PAUSE_MILLIS = 2;

    /** So many pauses without a frame and {@link FrameListener#idle} is called. */
    private static final int IDLE_PAUSES = 20;

    /** As many as there are. */
    private static final int ALL = -1;

    private final PcapHandle handle;
    private final int linkType;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment room;

    private PcapInterface(LiveConfig config, PcapHandle handle) {
        super(config.interfaceName(), true);
        this.handle = handle;
        this.linkType = handle.getDlt().value();
        this.room = arena.allocate(config.snaplen() + RingFrame.TAG_LENGTH);
    }

    /** Opens an interface. */
    static PcapInterface open(LiveConfig config) throws CaptureUnavailable {
        try {
            PcapHandle handle = handle(config);
            handle.setBlockingMode(BlockingMode.NONBLOCKING);
            if (!config.filter().isEmpty()) {
                filter(handle, config.filter());
            }
            return new PcapInterface(config, handle);
        } catch (PcapNativeException | NotOpenException e) {
            throw unavailable(config.interfaceName(), String.valueOf(e.getMessage()));
        } catch (LinkageError e) {
            throw new CaptureUnavailable(
                    "capture.method: pcap needs libpcap, which is not installed");
        }
    }

    /** What libpcap says in the words of the system. */
    private static CaptureUnavailable unavailable(String name, String words) {
        if (words.contains("not up")) {
            return CaptureUnavailable.gone(name, "is down");
        }
        if (words.contains("No such device")) {
            return CaptureUnavailable.gone(name, "no such interface");
        }
        return new CaptureUnavailable("capture.interfaces: " + name + ": libpcap: " + words);
    }

    private static PcapHandle handle(LiveConfig config) throws PcapNativeException {
        return new PcapHandle.Builder(config.interfaceName())
                .snaplen(config.snaplen())
                .promiscuousMode(
                        config.promiscuous()
                                ? PromiscuousMode.PROMISCUOUS
                                : PromiscuousMode.NONPROMISCUOUS)
                .timeoutMillis(BLOCK_MILLIS)
                .bufferSize(config.megabytes() * 1024 * 1024)
                .timestampPrecision(TimestampPrecision.NANO)
                .build();
    }

    private static void filter(PcapHandle handle, String expression)
            throws CaptureUnavailable, NotOpenException {
        try {
            handle.setFilter(expression, BpfCompileMode.OPTIMIZE);
        } catch (PcapNativeException e) {
            handle.close();
            throw new CaptureUnavailable(
                    "capture.filter: '%s': %s".formatted(expression, e.getMessage()));
        }
    }

    @Override
    boolean read(FrameListener listener) {
        try {
            return readUntilClosed(listener);
        } catch (PcapNativeException | NotOpenException _) {
            // What libpcap says when an interface is down or gone, and of nothing else.
            return isClosed();
        }
    }

    private boolean readUntilClosed(FrameListener listener)
            throws PcapNativeException, NotOpenException {
        int pauses = 0;
        while (!isClosed()) {
            long before = received;
            try {
                handle.dispatch(ALL, (byte[] frame) -> deliver(frame, listener));
            } catch (InterruptedException _) {
                // Closed while it was reading.
                return isClosed();
            }
            pauses = received == before ? pauses + 1 : 0;
            if (pauses > 0) {
                LockSupport.parkNanos(PAUSE_MILLIS * NANOS_PER_MILLI);
            }
            if (pauses == IDLE_PAUSES) {
                listener.idle((System.currentTimeMillis() - 2 * BLOCK_MILLIS) * NANOS_PER_MILLI);
                pauses = 0;
            }
        }
        return true;
    }

    private void deliver(byte[] frame, FrameListener listener) {
        int captured = (int) Math.min(frame.length, room.byteSize());
        MemorySegment.copy(frame, 0, room, ValueLayout.JAVA_BYTE, 0, captured);
        int onWire = Math.max(captured, handle.getOriginalLength());
        received++;
        listener.frame(room, 0, captured, onWire, nanos(handle.getTimestamp()), linkType);
    }

    private static long nanos(Timestamp time) {
        return Math.floorDiv(time.getTime(), 1000L) * NANOS_PER_SECOND + time.getNanos();
    }

    @Override
    long dropped(long before) {
        try {
            return handle.getStats().getNumPacketsDropped();
        } catch (PcapNativeException | NotOpenException _) {
            // The interface is gone; what is known stays.
            return before;
        }
    }

    /** While an interface is down, libpcap itself waits until it is up again or gone. */
    @Override
    void wake() {
        try {
            handle.breakLoop();
        } catch (NotOpenException _) {
            // It has ended already.
        }
    }

    @Override
    void free() {
        handle.close();
        arena.close();
    }
}
