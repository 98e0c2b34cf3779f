package io.minewatch.bytes;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * What the system is told about pages of memory, {@code madvise(2)} of Linux. Where it has no such
 * call nothing happens: all of it is for speed only.
 */
public final class MemoryAdvice {

    /** Bytes of a large page, of most processors. */
    public static final int LARGE_PAGE = 1 << 21;

    private static final int DONT_NEED = 4;
    private static final int HUGE_PAGE = 14;

    /** Since Linux 5.14. */
    private static final int POPULATE_READ = 22;

    /** Since Linux 6.1. */
    private static final int COLLAPSE = 25;

    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

    private static final Optional<MethodHandle> ADVISE = advise();

    private MemoryAdvice() {}

    /** Nobody needs these pages for now. Read again, a page is there again. */
    public static void notNeeded(MemorySegment pages) {
        tell(pages, DONT_NEED);
    }

    /**
     * These pages will be read: brings them all at once, instead of a few at each first touch.
     *
     * @return false if they could not be had, so that they may not be touched for nothing
     */
    public static boolean bring(MemorySegment pages) {
        return tell(pages, POPULATE_READ);
    }

    /**
     * Memory that is read here and there: where a page of 2 MB is instead of 512 small ones is
     * found at once. Only of use for what was allocated with {@link #LARGE_PAGE} as its alignment.
     *
     * @return false if the system does that later, or not at all
     */
    public static boolean inLargePages(MemorySegment memory) {
        return memory.byteSize() >= LARGE_PAGE && tell(memory, HUGE_PAGE) && tell(memory, COLLAPSE);
    }

    private static boolean tell(MemorySegment pages, int advice) {
        if (ADVISE.isEmpty()) {
            return false;
        }
        try {
            return (int) ADVISE.get().invokeExact(pages, pages.byteSize(), advice) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("madvise cannot be called", e);
        }
    }

    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> advise() {
        var linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("madvise")
                .filter(function -> IS_LINUX)
                .map(
                        function ->
                                linker.downcallHandle(
                                        function,
                                        FunctionDescriptor.of(
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.ADDRESS,
                                                ValueLayout.JAVA_LONG,
                                                ValueLayout.JAVA_INT)));
    }
}
