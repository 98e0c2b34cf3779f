package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

import java.util.Random;

class VisibleTextTest {

    @Test
    void leavesWhatIsSeenAlone() {
        String text = "cgminer/4.12.1 \"ä\" 矿工 \uD83D\uDE00 <U+0041> \\n e\u0301";
        assertSame(text, VisibleText.of(text));
    }

    @Test
    void writesDownWhatActs() {
        assertEquals(
                "<U+0000><U+001B>[1m<U+007F><U+009B><U+200B><U+200D><U+202E><U+2066><U+FEFF>"
                        + "<U+3164><U+E0041><U+D800>x<U+DFFF><U+FFFE>",
                VisibleText.of(
                        "\u0000\u001b[1m\u007f\u009b\u200b\u200d\u202e\u2066\ufeff"
                                + "\u3164\uDB40\uDC41\uD800x\uDFFF\uFFFE"));
    }

    @Test
    void isSafeForAnyText() {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            var noise = new char[random.nextInt(40)];
            for (int k = 0; k < noise.length; k++) {
                noise[k] = (char) random.nextInt(65536);
            }
            String visible = VisibleText.of(new String(noise));
            assertEquals(visible, VisibleText.of(visible));
            assertEquals(0, visible.chars().filter(Character::isISOControl).count());
        }
    }
}
