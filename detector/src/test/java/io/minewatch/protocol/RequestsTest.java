package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class RequestsTest {

    private final Requests<String> requests = new Requests<>();

    @Test
    void theOldestOfAnIdIsAnsweredFirstAndOnce() {
        assertTrue(requests.neverAsked());
        requests.asked("4", "first");
        requests.asked("5", "other");
        requests.asked("4", "second");
        assertEquals(Optional.of("first"), answered("4"));
        assertEquals(Optional.of("second"), answered("4"));
        assertEquals(Optional.empty(), answered("4"));
        assertEquals(Optional.of("other"), answered("5"));
        assertFalse(requests.neverAsked());
    }

    @Test
    void everyRequestHasATokenOfItsOwn() {
        assertFalse(requests.asked("4", "a").equals(requests.asked("4", "a")));
    }

    @Test
    void soManyWaitAndNoMore() {
        for (int i = 0; i < Requests.MAX_WAITING; i++) {
            requests.asked("" + i, "asked");
        }
        assertEquals(Optional.of("asked"), answered("0"));
        requests.asked("more", "asked");
        requests.asked("and more", "asked");
        assertEquals(Optional.empty(), answered("1"));
        assertEquals(Optional.of("asked"), answered("2"));
        assertEquals(Optional.of("asked"), answered("and more"));
    }

    private Optional<String> answered(String id) {
        return requests.answered(id).map(Requests.Request::kind);
    }
}
