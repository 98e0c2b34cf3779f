package io.minewatch.benchmark;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Processor time of the processes that this one started and that have ended, from getrusage(2):
 * /proc tells it in hundredths of a second only.
 */
@SuppressWarnings("restricted") // Calls the C library.
final class ChildTime {

    private static final int CHILDREN = -1;

    /** Size of struct rusage on 64-bit Linux: two times of two words, and 14 words. */
    private static final long STRUCT = 144;

    @SuppressWarnings("restricted")
    private final MethodHandle getrusage =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("getrusage"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS));

    /** Seconds so far, user and system. */
    double seconds() {
        try (var arena = Arena.ofConfined()) {
            MemorySegment usage = arena.allocate(STRUCT, Long.BYTES);
            int failed = (int) getrusage.invokeExact(CHILDREN, usage);
            if (failed != 0) {
                throw new IllegalStateException("getrusage failed");
            }
            return time(usage, 0) + time(usage, 2);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("getrusage cannot be called", e);
        }
    }

    private static double time(MemorySegment usage, int word) {
        long seconds = usage.getAtIndex(ValueLayout.JAVA_LONG, word);
        long micros = usage.getAtIndex(ValueLayout.JAVA_LONG, word + 1);
        return seconds + micros / 1e6;
    }
}
