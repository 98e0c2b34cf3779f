package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.captured.Exchange;
import io.minewatch.captured.Simulated;
import io.minewatch.protocol.Wrap;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Say;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every look-alike that is simulated, from frames to verdicts: whole, from the middle, one side of
 * it, and inside carriers. Nothing is reported of any. The table of them is written here too, with
 * {@code -Dlookalikes.write=true}.
 */
class LookalikeSuiteTest {

    private static final Path TABLE =
            Path.of("src/main/java/io/minewatch/simulate/lookalike/README.md");

    /**
     * True messages, of which a piece may be one that asks for work or hands it in: that and
     * nothing more is a single indicator, as of somebody who asks and is not answered.
     */
    private static final Set<String> PIECES =
            Set.of("socket-chat-paste", "line-chat-paste", "netcat-file");

    private static final long TEN_MINUTES = 600_000_000_000L;

    static Stream<Recipe> lookalikes() {
        return Recipes.lookalikes().stream();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertTrue(lookalikes().count() >= 60, () -> lookalikes().count() + " look-alikes");
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void isNotMining(Recipe recipe) throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            assertEquals(List.of(), Simulated.whole(recipe, seed).found(), recipe.name());
        }
    }

    /** Packets at the beginning are missed: the handshake, the opening, or more. */
    @ParameterizedTest
    @MethodSource("lookalikes")
    void isNotMiningFromTheMiddle(Recipe recipe) throws IOException {
        for (int skip : new int[] {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 18, 24, 40, 80}) {
            isNothing(
                    recipe,
                    Simulated.from(recipe, skip, Optional.empty()).found(),
                    " without " + skip);
        }
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void isNotMiningOnOneSide(Recipe recipe) throws IOException {
        for (Side side : Side.values()) {
            for (int skip : new int[] {0, 3, 6, 12}) {
                isNothing(
                        recipe,
                        Simulated.from(recipe, skip, Optional.of(side)).found(),
                        " by " + side + " without " + skip);
            }
        }
    }

    private static void isNothing(Recipe recipe, List<String> found, String how) {
        boolean isAttempt =
                PIECES.contains(recipe.name())
                        && found.size() == 1
                        && found.getFirst().matches("SUSPECTED .* \\[[A-Z]+]");
        assertEquals(List.of(), isAttempt ? List.of() : found, recipe.name() + how);
    }

    /** Through proxies and balancers; what is in lines in WebSocket too. */
    @ParameterizedTest
    @MethodSource("lookalikes")
    void isNotMiningInACarrier(Recipe recipe) {
        for (Wrap wrap : Wrap.all()) {
            Conversation conversation = recipe.make(Scene.alone(1, TEN_MINUTES));
            List<Say> said = conversation.script().rest();
            boolean framed = wrap.labels().contains("websocket");
            boolean lines = said.stream().allMatch(say -> say.text().endsWith("\n"));
            if (conversation.transport() == Conversation.Transport.TCP && (lines || !framed)) {
                assertEquals(List.of(), carried(wrap, said, framed), recipe.name() + " in " + wrap);
            }
        }
    }

    private static List<String> carried(Wrap wrap, List<Say> said, boolean framed) {
        var exchange = new Exchange();
        wrap.opening().forEach(say -> exchange.segment(say.side(), say.bytes()));
        long last = 0;
        for (Say say : said) {
            int side = say.from() == Side.CLIENT ? 0 : 1;
            exchange.after((int) ((say.at() - last) / 1_000_000));
            last = say.at();
            for (byte[] bytes : framed ? messages(wrap, side, say) : List.of(bytes(say))) {
                exchange.stream(side, bytes);
            }
        }
        return Simulated.reasons(exchange.detections());
    }

    private static List<byte[]> messages(Wrap wrap, int side, Say say) {
        return say.text().lines().map(line -> wrap.framing().write(side, line)).toList();
    }

    private static byte[] bytes(Say say) {
        return Arrays.copyOfRange(say.bytes(), say.offset(), say.offset() + say.length());
    }

    @Test
    void theTableIsUpToDate() throws IOException {
        var rows = new ArrayList<String>();
        for (Recipe recipe : lookalikes().toList()) {
            rows.add(
                    "| `%s` | %s | %s | %s |"
                            .formatted(
                                    recipe.name(),
                                    recipe.group(),
                                    recipe.about().replace("|", "\\|"),
                                    Simulated.whole(recipe, 1).counted()));
        }
        String table = head(rows.size()) + String.join("\n", rows) + "\n";
        if (Boolean.getBoolean("lookalikes.write")) {
            Files.writeString(TABLE, table);
        }
        assertEquals(Files.readString(TABLE), table, "write it with -Dlookalikes.write=true");
    }

    private static String head(int count) {
        return """
        # Look-alikes

        %d conversations that resemble mining and are not. `minewatch simulate --lookalikes` makes them; LookalikeSuiteTest plays each to the whole
        detector, whole, from the middle, one side of it and inside carriers, and nothing is reported. It writes this table too. Most are written down in
        `src/main/resources/io/minewatch/simulate/lookalike/`. "Counted as" is the counter that the whole conversation raises; "nothing" means that none of
        its packets was let through, or that what was let through was read to the end as a dialect and said nothing.

        | name | group | why it is not mining | counted as |
        |---|---|---|---|
        """
                .formatted(count);
    }
}
