package io.minewatch.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.simulate.net.EncapsulationStack;
import io.minewatch.simulate.net.FrameSink;
import io.minewatch.simulate.net.LinkLayer;
import io.minewatch.simulate.net.Path.Conditions;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.script.Level;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Side;
import io.minewatch.simulate.script.Tally;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

class SimulationTest {

    private static final TruthListener NOBODY = (flow, mining) -> {};
    private static final Set<String> NO_TEXT =
            Set.of("unknown_encrypted", "webmining", "stratum_v2", "btcagent");
    private static final Recipe CKPOOL = Recipes.named("sha256d-cgminer-ckpool");

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        assertEquals(crc(everything(7)), crc(everything(7)));
        assertNotEquals(crc(everything(7)), crc(everything(8)));
    }

    @Test
    void allPacketsAreSoundAndAllIsSaid() throws IOException {
        var dissector = new Dissector();
        new Simulation(everything(3).under(new Conditions(500, 0.02, 0.02))).run(dissector, NOBODY);
        dissector.streams();
        assertEquals(List.of(), dissector.faults);
        assertTrue(dissector.frames > 20_000, dissector.frames + " frames");
        assertTrue(dissector.datagrams > 100, dissector.datagrams + " datagrams");
    }

    @Test
    void theTruthIsWhatIsOnTheWire() throws IOException {
        for (Recipe recipe : Recipes.miners()) {
            boolean readable = !NO_TEXT.contains(recipe.group());
            var dissector = new Dissector();
            var truth = new ArrayList<Tally>();
            new Simulation(Plan.only(11, recipe))
                    .run(dissector, (flow, mining) -> flow.conversation().tally().map(truth::add));
            assertEquals(1, truth.size());
            if (readable) {
                long seen = count(dissector, "\"mining.submit\"");
                seen += count(dissector, "\"submit\"") + count(dissector, "\"eth_submitWork\"");
                seen += count(dissector, "\"getwork\", \"params\": .\"");
                seen += count(dissector, "\"submitblock\"") + count(dissector, "\"solution\"");
                seen -= answersThatSaySubmit(recipe, dissector);
                assertEquals(truth.getFirst().submittedShares(), seen, recipe.name());
            }
        }
    }

    @Test
    void sharesComeAsOftenAsTheHashrateWouldGiveThem() throws IOException {
        for (String name : List.of("sha256d-antminer-btcpool", "scrypt-antminer-nomp")) {
            Tally tally = tallyOf(Plan.only(6, Recipes.named(name)).lasting(36_000_000_000_000L));
            double perDifficulty = name.startsWith("sha256d") ? 0x1p32 : 0x1p16;
            double rate = tally.work() * perDifficulty / 36_000;
            assertEquals(1, rate / tally.hashrate(), 0.1, name);
        }
        Tally monero = tallyOf(Plan.only(5, Recipes.named("xmrig")).lasting(36_000_000_000_000L));
        assertEquals(1, monero.work() / 36_000 / monero.hashrate(), 0.1);
    }

    @Test
    void everyMinerGetsAsFarAsItsKindDoes() throws IOException {
        for (Recipe recipe : Recipes.miners()) {
            Tally tally = tallyOf(Plan.only(2, recipe));
            boolean answered = recipe.name().endsWith("refused");
            Level expected =
                    recipe.group().equals("attempt")
                            ? answered ? Level.ANSWERED : Level.ATTEMPT
                            : Level.SESSION;
            assertEquals(expected, tally.level(), recipe.name());
            assertEquals(expected == Level.SESSION, tally.acceptedShares() > 0, recipe.name());
        }
    }

    @Test
    void oneSideOnly() throws IOException {
        var dissector = new Dissector();
        run(
                Plan.only(1, CKPOOL).captured(tap(0, 0, Optional.of(Side.CLIENT), 0, 65_535)),
                dissector);
        assertEquals(1, dissector.streams().size());
        assertTrue(dissector.streams().getFirst().startsWith("{\"id\": 0, \"method\""));
    }

    @Test
    void midSession() throws IOException {
        var skipped = new Dissector();
        run(Plan.only(1, CKPOOL).captured(tap(0, 12, Optional.empty(), 0, 65_535)), skipped);
        assertFalse(skipped.streams().toString().contains("mining.subscribe"));
        assertTrue(skipped.streams().toString().contains("mining.submit"));
        var late = new Dissector();
        run(
                Plan.only(1, CKPOOL).captured(tap(60_000_000_000L, 0, Optional.empty(), 0, 65_535)),
                late);
        assertFalse(late.streams().toString().contains("mining.subscribe"));
        assertTrue(late.streams().toString().contains("mining.submit"));
    }

    @Test
    void theCaptureLosesWhatItIsToldTo() throws IOException {
        Plan plan = everything(3);
        long all = run(plan, new Dissector()).frames();
        long some =
                run(plan.captured(tap(0, 0, Optional.empty(), 0.25, 65_535)), new Dissector())
                        .frames();
        assertEquals(0.75, (double) some / all, 0.02);
    }

    @Test
    void framesAreCutAtTheSnapLength() throws IOException {
        var longest = new int[2];
        FrameSink sink =
                (at, bytes, offset, captured, onWire, link) -> {
                    longest[0] = Math.max(longest[0], captured);
                    longest[1] = Math.max(longest[1], onWire);
                };
        new Simulation(everything(3).captured(tap(0, 0, Optional.empty(), 0, 96)))
                .run(sink, NOBODY);
        assertEquals(96, longest[0]);
        assertTrue(longest[1] > 1400);
    }

    @Test
    void aCaptureIsAboutAsLargeAsWanted() throws IOException {
        var plan =
                new Plan(
                        1,
                        0,
                        60_000_000_000L,
                        50_000_000,
                        List.of(),
                        List.of(),
                        0,
                        0.2,
                        Conditions.IDEAL,
                        Tap.Settings.EVERYTHING);
        var tap = new Simulation(plan).run(new Dissector(), NOBODY);
        assertEquals(50e6, tap.bytes(), 5e6);
        assertEquals(850, (double) tap.bytes() / tap.frames(), 150);
    }

    private static Plan everything(long seed) {
        return new Plan(
                seed,
                Plan.USUAL_EPOCH,
                120_000_000_000L,
                8_000_000,
                Recipes.miners(),
                Recipes.lookalikes(),
                10_000_000_000L,
                0.3,
                new Conditions(1428, 0.01, 0.01),
                Tap.Settings.EVERYTHING);
    }

    private static Tap.Settings tap(
            long from, int skip, Optional<Side> only, double loss, int snapLength) {
        return new Tap.Settings(
                LinkLayer.ETHERNET,
                EncapsulationStack.none(),
                from,
                skip,
                only,
                loss,
                0,
                snapLength);
    }

    private static Tap run(Plan plan, FrameSink sink) throws IOException {
        return new Simulation(plan).run(sink, NOBODY);
    }

    private static Tally tallyOf(Plan plan) throws IOException {
        var truth = new ArrayList<Tally>();
        FrameSink nowhere = (at, bytes, offset, captured, onWire, link) -> {};
        new Simulation(plan)
                .run(
                        nowhere,
                        (flow, mining) -> truth.add(flow.conversation().tally().orElseThrow()));
        return truth.getFirst();
    }

    private static long crc(Plan plan) throws IOException {
        var crc = new CRC32();
        run(
                plan,
                (at, bytes, offset, captured, onWire, link) -> {
                    crc.update((int) at);
                    crc.update(bytes, offset, captured);
                });
        return crc.getValue();
    }

    /** Grin's replies repeat the method of their request. */
    private static long answersThatSaySubmit(Recipe recipe, Dissector dissector) {
        return recipe.group().equals("grin") ? count(dissector, "\"submit\",\"result\"") : 0;
    }

    private static long count(Dissector dissector, String word) {
        return dissector.streams().stream()
                .mapToLong(text -> text.split(word, -1).length - 1)
                .sum();
    }
}
