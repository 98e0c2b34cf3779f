package io.minewatch.capture.live;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * The system calls of Linux that a packet socket takes, by the C library. Failures become
 * exceptions with the words of the kernel.
 */
@SuppressWarnings("restricted") // All of it is: this is where the C library is called.
final class Kernel {

    static final int SOL_SOCKET = 1;
    static final int SO_ERROR = 4;
    static final int SO_ATTACH_FILTER = 26;

    static final int EPERM = 1;
    static final int EINTR = 4;
    static final int ENODEV = 19;

    private static final int PROT_READ_WRITE = 1 | 2;
    private static final int MAP_SHARED = 1;
    private static final long MAP_FAILED = -1;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = call("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = call("bind", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SET =
            call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle GET =
            call("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
    private static final MethodHandle POLL = call("poll", ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle CLOSE = call("close", JAVA_INT);
    private static final MethodHandle MUNMAP = call("munmap", JAVA_LONG, JAVA_LONG);
    private static final MethodHandle IOCTL =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("ioctl"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                    Linker.Option.firstVariadicArg(2),
                    Linker.Option.captureCallState("errno"));
    private static final MethodHandle MMAP =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("mmap"),
                    FunctionDescriptor.of(
                            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT,
                            JAVA_LONG),
                    Linker.Option.captureCallState("errno"));
    private static final MethodHandle STRERROR =
            LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("strerror"),
                    FunctionDescriptor.of(ADDRESS, JAVA_INT));

    private Kernel() {}

    /** What the kernel refused, and why. */
    static final class Refusal extends IOException {

        private static final long serialVersionUID = 1;

        final int errno;

        Refusal(String call, int errno) {
            super(call + ": " + words(errno));
            this.errno = errno;
        }
    }

    /** One call of the C library that answers with an int, negative for a failure. */
    private interface Call {
        int with(MemorySegment state) throws Throwable;
    }

    private static MethodHandle call(String name, MemoryLayout... parameters) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(JAVA_INT, parameters),
                Linker.Option.captureCallState("errno"));
    }

    /** Room for the error number of a call, to be used by one thread again and again. */
    static MemorySegment state(Arena arena) {
        return arena.allocate(STATE);
    }

    /** A file descriptor. */
    static int socket(int family, int type, int protocol) throws Refusal {
        return checked("socket", state -> (int) SOCKET.invokeExact(state, family, type, protocol));
    }

    static void bind(int fd, MemorySegment address) throws Refusal {
        int length = (int) address.byteSize();
        checked("bind", state -> (int) BIND.invokeExact(state, fd, address, length));
    }

    static void set(int fd, int level, int option, MemorySegment value) throws Refusal {
        int length = (int) value.byteSize();
        checked(
                "setsockopt " + option,
                state -> (int) SET.invokeExact(state, fd, level, option, value, length));
    }

    static void set(int fd, int level, int option, int value) throws Refusal {
        try (var arena = Arena.ofConfined()) {
            set(fd, level, option, arena.allocateFrom(JAVA_INT, value));
        }
    }

    /** Fills the value. */
    static void get(int fd, int level, int option, MemorySegment value) throws Refusal {
        try (var arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocateFrom(JAVA_INT, (int) value.byteSize());
            checked(
                    "getsockopt " + option,
                    state -> (int) GET.invokeExact(state, fd, level, option, value, length));
        }
    }

    static int get(int fd, int level, int option) throws Refusal {
        try (var arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(JAVA_INT);
            get(fd, level, option, value);
            return value.get(JAVA_INT, 0);
        }
    }

    static void ioctl(int fd, long request, MemorySegment argument) throws Refusal {
        checked("ioctl", state -> (int) IOCTL.invokeExact(state, fd, request, argument));
    }

    /** Memory that the kernel writes into, unmapped when the arena is closed. */
    static MemorySegment map(int fd, long size, Arena arena) throws Refusal {
        try (var local = Arena.ofConfined()) {
            MemorySegment state = state(local);
            long address =
                    (long) MMAP.invokeExact(state, 0L, size, PROT_READ_WRITE, MAP_SHARED, fd, 0L);
            if (address == MAP_FAILED) {
                throw new Refusal("mmap", (int) ERRNO.get(state, 0L));
            }
            return MemorySegment.ofAddress(address).reinterpret(size, arena, Kernel::unmap);
        } catch (Refusal e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void unmap(MemorySegment memory) {
        try {
            checked(
                    "munmap",
                    state -> (int) MUNMAP.invokeExact(state, memory.address(), memory.byteSize()));
        } catch (Refusal e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Waits for a file descriptor, without making objects.
     *
     * @param state see {@link #state}
     * @param descriptor one struct pollfd
     * @return 1 if there is something to look at, else 0, also after a signal
     */
    static int poll(MemorySegment state, MemorySegment descriptor, int millis) throws Refusal {
        int ready;
        try {
            ready = (int) POLL.invokeExact(state, descriptor, 1L, millis);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (ready < 0 && (int) ERRNO.get(state, 0L) != EINTR) {
            throw new Refusal("poll", (int) ERRNO.get(state, 0L));
        }
        return Math.max(0, ready);
    }

    /** A descriptor that cannot be closed is gone already. */
    static void close(int fd) {
        try {
            checked("close", state -> (int) CLOSE.invokeExact(state, fd));
        } catch (Refusal _) {
            // Nothing is left to be done with it.
        }
    }

    /** An error number in words. */
    static String words(int errno) {
        try {
            var text = (MemorySegment) STRERROR.invokeExact(errno);
            // The longest text of the C library has some 50 characters.
            return text.reinterpret(256).getString(0, StandardCharsets.US_ASCII);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static int checked(String name, Call call) throws Refusal {
        try (var arena = Arena.ofConfined()) {
            MemorySegment state = state(arena);
            int result = call.with(state);
            if (result < 0) {
                throw new Refusal(name, (int) ERRNO.get(state, 0L));
            }
            return result;
        } catch (Refusal | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
