package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What is looked for, as detections can be found by it. */
class TermsTest {

    @ParameterizedTest
    @CsvSource({
        "2001:DB8:0::1, 2001:db8::1",
        "' 192.0.2.1', 192.0.2.1",
        "3221225985, 192.0.2.1",
        "Pool.Example, pool.example",
        "pool.example:3333, pool.example:3333"
    })
    void addressesAreSpelledAsInRecords(String text, String term) {
        assertEquals(term, Terms.address(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"what.is.looked.for:3333", "192.0.2.1.5.6"})
    void nobodyIsToldWhatIsLookedFor(String text) {
        Terms.address(text);
        assertFalse(AskedNames.all().contains(text));
    }

    @Test
    void whoIsAskedForANameIsNoted() throws UnknownHostException {
        assertTrue(InetAddress.getByName("localhost").isLoopbackAddress());
        assertTrue(AskedNames.all().contains("localhost"));
    }
}
