package io.minewatch.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

class MemoryAdviceTest {

    private static final int PAGE = MemoryAdvice.LARGE_PAGE;

    /** Whatever the system does of it, nothing is lost. */
    @Test
    void whatIsInLargePagesIsWhatItWas() {
        try (var arena = Arena.ofConfined()) {
            var memory = arena.allocate(2L * PAGE, PAGE);
            for (long at = 0; at < memory.byteSize(); at += 4096) {
                memory.set(ValueLayout.JAVA_LONG, at, at * 31);
            }
            MemoryAdvice.inLargePages(memory);
            for (long at = 0; at < memory.byteSize(); at += 4096) {
                assertEquals(at * 31, memory.get(ValueLayout.JAVA_LONG, at));
                assertEquals(0, memory.get(ValueLayout.JAVA_LONG, at + 8));
            }
        }
    }

    @Test
    void whatIsSmallerStaysWhereItIs() {
        try (var arena = Arena.ofConfined()) {
            assertFalse(MemoryAdvice.inLargePages(arena.allocate(PAGE - 64, 64)));
        }
    }
}
