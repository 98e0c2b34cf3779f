package io.minewatch.query;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * What the Linux kernel says of its clock: adjtimex(2), called without anything to set. Needs no
 * privilege. The layout is that of {@code struct timex} on 64-bit machines.
 */
final class KernelClock {

    private static final int SIZE = 208;
    private static final int OFFSET = 8;
    private static final int STATUS = 40;

    /** STA_UNSYNC of linux/timex.h. */
    private static final int UNSYNCHRONISED = 0x40;

    /** STA_NANO: the offset is in nanoseconds, otherwise in microseconds. */
    private static final int NANO = 0x2000;

    private static final double NANOS = 1e-9;
    private static final double MICROS = 1e-6;

    private final MethodHandle adjtimex;

    private KernelClock(MethodHandle adjtimex) {
        this.adjtimex = adjtimex;
    }

    /** Empty where there is no such call. */
    static Optional<KernelClock> open() {
        boolean fits =
                System.getProperty("os.name").equals("Linux") && ADDRESS.byteSize() == Long.BYTES;
        return fits
                ? Linker.nativeLinker()
                        .defaultLookup()
                        .find("adjtimex")
                        .map(call -> new KernelClock(bind(call)))
                : Optional.empty();
    }

    @SuppressWarnings("restricted") // the call and its one argument are as the manual has them
    private static MethodHandle bind(MemorySegment call) {
        return Linker.nativeLinker().downcallHandle(call, FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    /** 1 if something keeps it right, 0 if not, not a number if the kernel does not say. */
    double synchronised() {
        try (var arena = Arena.ofConfined()) {
            MemorySegment timex = arena.allocate(SIZE, Long.BYTES);
            if (!ask(timex)) {
                return Double.NaN;
            }
            return (timex.get(JAVA_INT, STATUS) & UNSYNCHRONISED) == 0 ? 1 : 0;
        }
    }

    /** How far it is from the right time, as far as the kernel knows, in seconds. */
    double offsetSeconds() {
        try (var arena = Arena.ofConfined()) {
            MemorySegment timex = arena.allocate(SIZE, Long.BYTES);
            if (!ask(timex)) {
                return Double.NaN;
            }
            boolean nano = (timex.get(JAVA_INT, STATUS) & NANO) != 0;
            return timex.get(JAVA_LONG, OFFSET) * (nano ? NANOS : MICROS);
        }
    }

    private boolean ask(MemorySegment timex) {
        try {
            return (int) adjtimex.invokeExact(timex) >= 0;
        } catch (Throwable e) {
            throw new IllegalStateException("adjtimex cannot be called", e);
        }
    }
}
