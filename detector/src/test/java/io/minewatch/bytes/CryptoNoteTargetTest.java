package io.minewatch.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.OptionalDouble;

class CryptoNoteTargetTest {

    @ParameterizedTest
    @CsvSource({
        "b88d0600, 10000",
        "69ba0000, 90001",
        "7b5e0400, 15000",
        "B88D0600, 10000",
        "ffffffff, 1",
        "01000000, 4294967295",
        "ffffffffffffffff, 1",
        "0000000000000080, 1",
        "ffffffffffffff7f, 2",
        "6e861bf080dd0600, 9546",
        "0100000000000000, 18446744073709551615"
    })
    void countsHashesAsXmrigDoes(String target, double hashes) {
        assertEquals(OptionalDouble.of(hashes), CryptoNoteTarget.hashes(target));
    }

    @Test
    void readsAWholeTargetMostSignificantByteFirst() {
        assertEquals(OptionalDouble.of(0x1p16), CryptoNoteTarget.hashes("0001" + "0".repeat(60)));
    }

    @Test
    void refusesWhatIsNoTarget() {
        for (String text :
                new String[] {"", "b88d060", "b88d06000", "b88d060g", "00000000", "0x8d0600"}) {
            assertEquals(OptionalDouble.empty(), CryptoNoteTarget.hashes(text), text);
        }
        assertEquals(OptionalDouble.empty(), CryptoNoteTarget.hashes("0".repeat(16)));
        assertEquals(OptionalDouble.empty(), CryptoNoteTarget.hashes("0".repeat(64)));
        assertEquals(OptionalDouble.empty(), CryptoNoteTarget.hashes("f".repeat(65)));
    }
}
