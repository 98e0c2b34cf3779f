package io.minewatch.emit.sink;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * A file in memory that takes no more writes once it is sealed, not even from those who have it
 * open, as on a disk that has become read-only. It can still be read. Linux only.
 */
@SuppressWarnings("restricted")
final class SealedFile implements AutoCloseable {

    private static final int MFD_ALLOW_SEALING = 2;
    private static final int F_ADD_SEALS = 1033;

    /** F_SEAL_SHRINK, F_SEAL_GROW and F_SEAL_WRITE. */
    private static final int SEALS = 2 | 4 | 8;

    private static final MethodHandle CREATE =
            call("memfd_create", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

    private static final MethodHandle CONTROL =
            call(
                    "fcntl",
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
                    Linker.Option.firstVariadicArg(2));

    private static final MethodHandle CLOSE =
            call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final int fd;

    SealedFile() throws IOException {
        try (var arena = Arena.ofConfined()) {
            fd = (int) CREATE.invokeExact(arena.allocateFrom("sealed"), MFD_ALLOW_SEALING);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (fd < 0) {
            throw new IOException("no file in memory");
        }
    }

    private static MethodHandle call(
            String name, FunctionDescriptor arguments, Linker.Option... options) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), arguments, options);
    }

    /** By which it is opened. */
    Path path() {
        return Path.of("/proc/self/fd/" + fd);
    }

    void seal() throws IOException {
        int result;
        try {
            result = (int) CONTROL.invokeExact(fd, F_ADD_SEALS, SEALS);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        if (result < 0) {
            throw new IOException("it cannot be sealed");
        }
    }

    @Override
    public void close() {
        try {
            int _ = (int) CLOSE.invokeExact(fd);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
