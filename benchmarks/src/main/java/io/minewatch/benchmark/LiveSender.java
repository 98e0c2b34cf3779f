package io.minewatch.benchmark;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends frames on an interface, several in one system call: {@code LiveSender INTERFACE
 * FRAME_BYTES|mix SECONDS [FRAMES_PER_SECOND]}. A number of bytes: TCP segments of some thousand
 * flows. "mix": ordinary traffic with a thousandth of mining, again and again. Without a rate as
 * fast as it can. Writes how many it sent, and how many millions a second.
 */
@SuppressWarnings("restricted") // Calls the C library.
public final class LiveSender {

    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_QDISC_BYPASS = 20;

    private static final int FLOWS = 4096;
    private static final int MIXED = 400_000;
    private static final double MINING = 0.001;
    private static final int AT_ONCE = 64;
    private static final int HEADERS = 54;

    /** Struct mmsghdr: a msghdr of 56 bytes, a length, padding. */
    private static final int MESSAGE_LENGTH = 64;

    private static final int IOVEC_LENGTH = 16;

    private final Arena arena = Arena.ofConfined();
    private final MethodHandle sendmmsg = call("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private final List<MemorySegment> frames;
    private final MemorySegment messages;
    private final int socket;

    private LiveSender(String interfaceName, String what) throws Throwable {
        frames = what.equals("mix") ? mix() : segments(Integer.parseInt(what));
        messages = arena.allocate((long) frames.size() * MESSAGE_LENGTH, 8);
        socket =
                (int)
                        call("socket", JAVA_INT, JAVA_INT, JAVA_INT)
                                .invokeExact(AF_PACKET, SOCK_RAW, 0);
        int index =
                (int)
                        call("if_nametoindex", ADDRESS)
                                .invokeExact(arena.allocateFrom(interfaceName));
        MemorySegment address = arena.allocate(20, 4);
        address.set(JAVA_SHORT, 0, (short) AF_PACKET);
        address.set(JAVA_INT, 4, index);
        var setsockopt = call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
        int bypass =
                (int)
                        setsockopt.invokeExact(
                                socket,
                                SOL_PACKET,
                                PACKET_QDISC_BYPASS,
                                arena.allocateFrom(JAVA_INT, 1),
                                4);
        int bound =
                (int) call("bind", JAVA_INT, ADDRESS, JAVA_INT).invokeExact(socket, address, 20);
        if (index == 0 || bypass != 0 || bound != 0) {
            throw new IOException(interfaceName + " cannot be sent on");
        }
        prepare();
    }

    /** Sends for so many seconds. */
    public static void main(String[] arguments) throws Throwable {
        if (arguments.length < 3 || arguments.length > 4) {
            System.err.println(
                    "usage: LiveSender INTERFACE FRAME_BYTES|mix SECONDS [FRAMES_PER_SECOND]");
            System.exit(2);
        }
        var sender = new LiveSender(arguments[0], arguments[1]);
        double rate = arguments.length > 3 ? Double.parseDouble(arguments[3]) : 1e12;
        long nanos = (long) (Double.parseDouble(arguments[2]) * 1e9);
        long begin = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - begin < nanos) {
            sent += sender.sendSome(sent);
            sender.await(begin + (long) (sent / rate * 1e9));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "%d %.2f%n", sent, sent / seconds / 1e6);
    }

    /** The next few frames, after so many. */
    private long sendSome(long sent) throws Throwable {
        int from = (int) (sent % frames.size());
        int count = Math.min(AT_ONCE, frames.size() - from);
        MemorySegment some = messages.asSlice((long) from * MESSAGE_LENGTH);
        int done = (int) sendmmsg.invokeExact(socket, some, count, 0);
        // No room at the moment: try again.
        return Math.max(0, done);
    }

    private void await(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            LockSupport.parkNanos(left);
        }
    }

    private void prepare() {
        for (int i = 0; i < frames.size(); i++) {
            MemorySegment vector = arena.allocate(IOVEC_LENGTH, 8);
            vector.set(ADDRESS, 0, frames.get(i));
            vector.set(JAVA_LONG, 8, frames.get(i).byteSize());
            long message = (long) i * MESSAGE_LENGTH;
            messages.set(ADDRESS, message + 16, vector);
            messages.set(JAVA_LONG, message + 24, 1);
        }
    }

    private static List<MemorySegment> mix() {
        var all = new ArrayList<MemorySegment>();
        Traffic.mining(MIXED, MINING)
                .play(
                        (memory, offset, captured, onWire, nanos, linkType) ->
                                all.add(memory.asSlice(offset, captured)),
                        0);
        return all;
    }

    private List<MemorySegment> segments(int frameBytes) {
        var random = new Random(1);
        int length = Math.max(HEADERS + 2, frameBytes);
        var all = new ArrayList<MemorySegment>();
        for (int flow = 0; flow < FLOWS; flow++) {
            MemorySegment frame = arena.allocate(length, 64);
            frame.copyFrom(MemorySegment.ofArray(segment(flow, length, random)));
            all.add(frame);
        }
        return all;
    }

    /** What ordinary encrypted traffic looks like: a header, and bytes without order. */
    private static byte[] segment(int flow, int length, Random random) {
        byte[] frame = new byte[length];
        random.nextBytes(frame);
        ByteBuffer.wrap(frame)
                .putLong(0x020000000002_0200L)
                .putInt(1)
                .putShort((short) 0x0800)
                .putShort((short) 0x4500)
                .putShort((short) (length - 14))
                .putInt(0x00014000)
                .putInt(0x40060000)
                .putInt(0x0a000000 + flow)
                .putInt(0x0a010001)
                .putShort((short) (1024 + flow))
                .putShort((short) 443)
                .putInt(flow)
                .putInt(1)
                .putInt(0x5010ffff)
                .putInt(0);
        return frame;
    }

    private static MethodHandle call(String name, MemoryLayout... parameters) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }
}
