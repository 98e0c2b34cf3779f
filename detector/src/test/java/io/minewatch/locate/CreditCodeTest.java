package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CreditCodeTest {

    @Test
    void checksTheLastCharacter() {
        assertEquals('3', CreditCode.check("91350100M000100Y4"));
        assertTrue(CreditCode.isValid("91350100M000100Y43"));
        assertFalse(CreditCode.isValid("91350100M000100Y4Z"));
        assertFalse(CreditCode.isValid("91350100M000100Y44"));
    }

    @Test
    void noticesEverySingleWrongCharacter() {
        String valid = "91350100M000100Y43";
        for (int i = 0; i < valid.length(); i++) {
            for (char c : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
                String other = valid.substring(0, i) + c + valid.substring(i + 1);
                assertEquals(other.equals(valid), CreditCode.isValid(other), other);
            }
        }
    }

    @Test
    void wantsEighteenCharactersAndDigitsForTheRegistrar() {
        assertFalse(CreditCode.isValid(""));
        assertFalse(CreditCode.isValid("91350100M000100Y4"));
        assertFalse(CreditCode.isValid("91350100M000100Y430"));
        assertFalse(CreditCode.isValid("91350100m000100y43"));
        String letter = "9135010AM000100Y4";
        assertFalse(CreditCode.isValid(letter + CreditCode.check(letter)));
    }
}
