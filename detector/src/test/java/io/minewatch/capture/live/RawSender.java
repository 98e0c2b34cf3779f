package io.minewatch.capture.live;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Puts frames on an interface as they are. */
@SuppressWarnings("restricted")
final class RawSender implements AutoCloseable {

    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;

    private static final MethodHandle SEND =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("send"),
                            FunctionDescriptor.of(
                                    JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

    private final Arena arena = Arena.ofShared();
    private final MemorySegment room = arena.allocate(65536);
    private final int fd;

    RawSender(String interfaceName) throws Exception {
        fd = Kernel.socket(AF_PACKET, SOCK_RAW, 0);
        MemorySegment address = arena.allocate(20, 4);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
        address.set(JAVA_INT, 4, NetworkInterface.of(interfaceName, fd).index());
        Kernel.bind(fd, address);
    }

    void send(byte[] frame) throws IOException {
        MemorySegment.copy(frame, 0, room, ValueLayout.JAVA_BYTE, 0, frame.length);
        long sent;
        try {
            sent = (long) SEND.invokeExact(fd, room, (long) frame.length, 0);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (sent != frame.length) {
            throw new IOException("sent " + sent + " of " + frame.length);
        }
    }

    @Override
    public void close() {
        Kernel.close(fd);
        arena.close();
    }
}
