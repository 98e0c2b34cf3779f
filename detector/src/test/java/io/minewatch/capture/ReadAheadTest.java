package io.minewatch.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

class ReadAheadTest {

    private static final int LINE = 64;

    @TempDir private Path folder;

    /** A file whose bytes are all 1, swept as from these places; how many lines were touched. */
    private int touched(int length, long... places) throws IOException {
        byte[] ones = new byte[length];
        Arrays.fill(ones, (byte) 1);
        Path file = Files.write(folder.resolve("ones"), ones);
        try (var arena = Arena.ofConfined();
                var channel = FileChannel.open(file)) {
            var ahead = new ReadAhead(channel.map(MapMode.READ_ONLY, 0, length, arena));
            for (long place : places) {
                ahead.from(place);
            }
            return ahead.sum();
        }
    }

    @Test
    void sweepsEachLineOnceAndNoneBehindTheEnd() throws IOException {
        int length = (int) ReadAhead.BROUGHT + 100;
        long[] all = new long[40];
        for (int i = 0; i < all.length; i++) {
            all[i] = i * 10_000L;
        }
        assertEquals(Math.ceilDiv(length, LINE), touched(length, all));
    }

    @Test
    void aPlaceFarAheadIsNotReachedThroughAllBeforeIt() throws IOException {
        int length = (int) ReadAhead.BROUGHT * 4;
        long far = ReadAhead.BROUGHT * 3;
        assertEquals(2 * ReadAhead.SWEEP / LINE, touched(length, 0, far));
    }

    @Test
    void goingBackTouchesNothing() throws IOException {
        int length = (int) ReadAhead.BROUGHT * 4;
        long far = ReadAhead.BROUGHT * 3;
        assertEquals(2 * ReadAhead.SWEEP / LINE, touched(length, far, 0));
    }
}
