package io.minewatch.capture;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Keeps the calling thread on one processor, where its caches and its ring are: {@code
 * sched_setaffinity(2)}.
 */
public final class CpuPinning {

    /** Processors that the mask has room for, as glibc's cpu_set_t does four times over. */
    public static final int MAX_CPU = 4095;

    private CpuPinning() {}

    /** Pins the calling thread. False if this system or its administrator does not allow it. */
    @SuppressWarnings("restricted")
    public static boolean pin(int cpu) {
        if (cpu < 0 || cpu > MAX_CPU) {
            return false;
        }
        var linker = Linker.nativeLinker();
        var function = linker.defaultLookup().find("sched_setaffinity");
        if (function.isEmpty()) {
            return false;
        }
        var call =
                linker.downcallHandle(
                        function.get(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.ADDRESS));
        try (var arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate((MAX_CPU + 1) / Byte.SIZE, Long.BYTES);
            // Words of the machine's order, so that the bit is at its place on any of them.
            mask.setAtIndex(ValueLayout.JAVA_LONG, cpu / Long.SIZE, 1L << cpu % Long.SIZE);
            return (int) call.invokeExact(0, mask.byteSize(), mask) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("sched_setaffinity cannot be called", e);
        }
    }
}
