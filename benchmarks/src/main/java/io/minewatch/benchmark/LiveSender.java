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
import java.util.Locale;
import java.util.Random;

/**
 * Sends TCP segments of some thousand flows on an interface, as fast as it can, several in one
 * system call: {@code LiveSender INTERFACE FRAME_BYTES SECONDS}. Writes how many, and how many
 * millions a second.
 */
@SuppressWarnings("restricted") // Calls the C library.
public final class LiveSender {

    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_QDISC_BYPASS = 20;

    private static final int FLOWS = 4096;
    private static final int AT_ONCE = 64;
    private static final int HEADERS = 54;

    /** Struct mmsghdr: a msghdr of 56 bytes, a length, padding. */
    private static final int MESSAGE_LENGTH = 64;

    private static final int IOVEC_LENGTH = 16;

    private final Arena arena = Arena.ofConfined();
    private final MethodHandle sendmmsg = call("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private final MemorySegment messages = arena.allocate((long) FLOWS * MESSAGE_LENGTH, 8);
    private final int socket;

    private LiveSender(String interfaceName, int frameBytes) throws Throwable {
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
        prepare(frameBytes);
    }

    /** Sends for so many seconds. */
    public static void main(String[] arguments) throws Throwable {
        if (arguments.length != 3) {
            System.err.println("usage: LiveSender INTERFACE FRAME_BYTES SECONDS");
            System.exit(2);
        }
        var sender = new LiveSender(arguments[0], Integer.parseInt(arguments[1]));
        long nanos = (long) (Double.parseDouble(arguments[2]) * 1e9);
        long begin = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - begin < nanos) {
            sent += sender.sendAll();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "%d %.2f%n", sent, sent / seconds / 1e6);
    }

    /** One segment of each flow. */
    private long sendAll() throws Throwable {
        long sent = 0;
        while (sent < FLOWS) {
            int count = (int) Math.min(AT_ONCE, FLOWS - sent);
            MemorySegment some = messages.asSlice(sent * MESSAGE_LENGTH);
            int done = (int) sendmmsg.invokeExact(socket, some, count, 0);
            // No room at the moment: try again.
            sent += Math.max(0, done);
        }
        return sent;
    }

    private void prepare(int frameBytes) {
        var random = new Random(1);
        int length = Math.max(HEADERS + 2, frameBytes);
        for (int flow = 0; flow < FLOWS; flow++) {
            MemorySegment frame = arena.allocate(length, 64);
            frame.copyFrom(MemorySegment.ofArray(segment(flow, length, random)));
            MemorySegment vector = arena.allocate(IOVEC_LENGTH, 8);
            vector.set(ADDRESS, 0, frame);
            vector.set(JAVA_LONG, 8, length);
            long message = (long) flow * MESSAGE_LENGTH;
            messages.set(ADDRESS, message + 16, vector);
            messages.set(JAVA_LONG, message + 24, 1);
        }
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
