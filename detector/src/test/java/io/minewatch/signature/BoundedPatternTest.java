package io.minewatch.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class BoundedPatternTest {

    @Test
    void whatHasAnEndIsTaken() {
        for (String good :
                new String[] {
                    "abc",
                    "a{3}",
                    "a{1,40}b",
                    "[0-9A-F]{64}",
                    "(?:a|b)?c",
                    "(?<model>[^/]{1,40})/",
                    "\\d{1,3}[.]\\d",
                    "[*+]{2}",
                    "a[\\]]{2}"
                }) {
            assertEquals(Optional.empty(), BoundedPattern.fault(good), good);
        }
    }

    @Test
    void whatHasNoneIsNot() {
        fails("a*", "repetition without end: use {m,n}");
        fails("a+b", "repetition without end: use {m,n}");
        fails("a{2,}", "repetition without end: use {m,n}");
        fails("(a{1,9}){1,9}", "repeated group");
        fails("(a|b)+", "repeated group");
        fails("(?=a)", "only (…), (?:…) and (?<model>…) are allowed groups");
        fails("(?i)a", "only (…), (?:…) and (?<model>…) are allowed groups");
        fails("(a)\\1", "\\1 is not allowed");
        fails("\\Qa*\\E", "\\Q is not allowed");
        fails("[a&&b]", "class within a class");
        fails("[a[b]]", "class within a class");
        fails("a{1,257}", "repetition of more than 256");
        fails("(a", "Unclosed group at character 3");
    }

    @Test
    void waysMultiplyUpToTheBound() {
        assertEquals(Optional.empty(), BoundedPattern.fault("a{1,64}b{1,64}"));
        fails("a{1,64}b{1,65}", "more than 4096 ways to match");
        fails("a?".repeat(13), "more than 4096 ways to match");
        assertEquals(Optional.empty(), BoundedPattern.fault("a?".repeat(12)));
        assertEquals(Optional.empty(), BoundedPattern.fault("(?:a|b)".repeat(12)));
        fails("(?:a|b)".repeat(13), "more than 4096 ways to match");
    }

    @Test
    void lengthIsBounded() {
        assertEquals(Optional.empty(), BoundedPattern.fault("a".repeat(BoundedPattern.MAX_LENGTH)));
        fails("a".repeat(BoundedPattern.MAX_LENGTH + 1), "longer than 256");
    }

    private static void fails(String regex, String fault) {
        assertEquals(Optional.of(fault), BoundedPattern.fault(regex), regex);
    }
}
