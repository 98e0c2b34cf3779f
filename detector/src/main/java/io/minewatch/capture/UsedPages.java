package io.minewatch.capture;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Gives back the pages of a mapped file that were read, while others still read what comes behind:
 * {@code madvise(2)} with {@code MADV_DONTNEED}. Without it all of them are given back at the end,
 * by one thread while the others have nothing to do. Read again, a page is there again.
 *
 * <p>Where the system has no such call nothing happens.
 */
final class UsedPages {

    /** So much at once that the call is of no weight. A multiple of every size of pages. */
    static final long STRIDE = 16 << 20;

    private static final int DONT_NEED = 4;

    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

    private final MemorySegment memory;
    private final Optional<MethodHandle> advise;
    private long given;

    @SuppressWarnings("restricted")
    UsedPages(MemorySegment memory) {
        this.memory = memory;
        var linker = Linker.nativeLinker();
        advise =
                linker.defaultLookup()
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

    /** Nobody needs what is before this place of the file. */
    void until(long place) {
        if (place - given < STRIDE || advise.isEmpty()) {
            return;
        }
        long end = place - place % STRIDE;
        give(memory.asSlice(given, end - given));
        given = end;
    }

    /** What the call answers is of no matter: it is for speed only. */
    private void give(MemorySegment pages) {
        try {
            int _ = (int) advise.orElseThrow().invokeExact(pages, pages.byteSize(), DONT_NEED);
        } catch (Throwable e) {
            throw new IllegalStateException("madvise cannot be called", e);
        }
    }
}
