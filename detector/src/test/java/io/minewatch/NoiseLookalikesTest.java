package io.minewatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.signature.Signatures;
import io.minewatch.simulate.Plan;
import io.minewatch.simulate.Recipes;
import io.minewatch.simulate.net.Tap;
import io.minewatch.simulate.script.Conversation;
import io.minewatch.simulate.script.Dice;
import io.minewatch.simulate.script.Recipe;
import io.minewatch.simulate.script.Scene;
import io.minewatch.simulate.script.Script;
import io.minewatch.simulate.script.Side;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.PoolAnswers;
import io.minewatch.verdict.VerdictConfig;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Secrets that begin as Stratum V2 inside of Noise does, or have its lengths, and are something
 * else: none is reported, whatever of them is captured.
 */
class NoiseLookalikesTest {

    private static final int OF_EACH = Integer.getInteger("lookalikes.each", 40);
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1000 * MILLISECOND;
    private static final long END = 300 * SECOND;
    private static final int KEY = 64;
    private static final int REPLY = 234;

    /** What is captured of them. */
    private enum View {
        COMPLETE(Optional.empty(), 0, 0),
        CLIENT(Optional.of(Side.CLIENT), 0, 0),
        SERVER(Optional.of(Side.SERVER), 0, 0),
        LOSSY(Optional.empty(), 0, 0.1),
        JOINED(Optional.empty(), 12, 0);

        private final Tap.Settings tap;

        View(Optional<Side> only, int skip, double loss) {
            var all = Tap.Settings.EVERYTHING;
            tap =
                    new Tap.Settings(
                            all.link(),
                            all.encapsulation(),
                            0,
                            skip,
                            only,
                            loss,
                            0,
                            all.snapLength());
        }
    }

    private static final Set<View> ALONE = EnumSet.of(View.CLIENT, View.SERVER);
    private static final Set<View> ALL = EnumSet.allOf(View.class);
    private static final String IN_NOISE = "stratum_v2 ";
    private static final String IN_ANYTHING = "unknown_encrypted ";

    private enum Kind {
        /** A key as long as Noise's, and then whatever comes. */
        ANYTHING(ALL, NoiseLookalikesTest::anything),
        /** A key, and then messages that have one length each, shares' among them. */
        ONE_LENGTH_EACH(ALL, NoiseLookalikesTest::oneLengthEach),
        /** Nodes of Bitcoin and its relatives: keys and garbage of both sides (BIP 324). */
        NODES(ALL, NoiseLookalikesTest::nodes),
        /** Bridges: both sides pad their keys at random, and later all that they say. */
        OBFUSCATED(ALL, NoiseLookalikesTest::obfuscated),
        /** A proxy with salts of 16 bytes, to a host of ten letters: pages inside of it. */
        PROXY(ALL, NoiseLookalikesTest::proxy),
        /** WireGuard in TCP: lengths in two bytes before each packet, a beat to keep it alive. */
        TUNNEL(ALL, NoiseLookalikesTest::tunnel),
        /**
         * A sensor that logs in with a key, reports at random and is acknowledged in one length.
         */
        SENSOR(ALL, talk -> sensor(talk, talk.of(20, 220))),
        /** The same, and it is acknowledged as shares are. */
        SENSOR_AS_SHARES(ALONE, talk -> sensor(talk, 58)),
        /** The client sends what miners do, and nobody says a word. */
        ONE_WAY(ALL, NoiseLookalikesTest::oneWay),
        /** The server says what pools do, and nobody asked. */
        UNASKED(ALL, NoiseLookalikesTest::unasked),
        /** All of Stratum V2, but for one byte in one length. */
        ONE_OFF(ALONE, NoiseLookalikesTest::oneOff);

        private final Set<View> views;
        private final Consumer<Talk> telling;

        Kind(Set<View> views, Consumer<Talk> telling) {
            this.views = views;
            this.telling = telling;
        }

        /** The rhythm of shares in general: no more than a hint, where a block clock runs. */
        boolean isRhythmic() {
            return this == ONE_LENGTH_EACH || this == SENSOR;
        }

        Recipe recipe() {
            String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new Recipe(name, "secret", "begins as Noise does", this::make);
        }

        private Conversation make(Scene scene) {
            var talk = new Talk(scene);
            telling.accept(talk);
            return Conversation.tcp("secret", 7000, talk.script);
        }
    }

    /** Says noise at times, one thing after the other. */
    private static final class Talk {

        private final Script script;
        private final Dice dice;
        private long time;

        Talk(Scene scene) {
            script = new Script(scene.duration());
            dice = scene.dice();
        }

        Talk client(int length) {
            return say(Side.CLIENT, dice.bytes(length));
        }

        Talk server(int length) {
            return say(Side.SERVER, dice.bytes(length));
        }

        Talk say(Side side, byte[] bytes) {
            time += dice.between(20 * MILLISECOND, 60 * MILLISECOND);
            script.at(time, () -> script.say(side, bytes));
            return this;
        }

        Talk pause(double seconds) {
            time += dice.exponential(seconds * SECOND);
            return this;
        }

        boolean goesOn() {
            return time < END;
        }

        int of(int least, int most) {
            return least + dice.below(most - least + 1);
        }
    }

    private static void anything(Talk talk) {
        talk.client(KEY);
        int most = talk.of(70, 700);
        while (talk.goesOn()) {
            talk.server(talk.of(1, most)).client(talk.of(1, most)).pause(4);
        }
    }

    private static void oneLengthEach(Talk talk) {
        int most = talk.of(100, 500);
        talk.client(KEY).server(talk.of(1, most)).client(talk.of(1, most));
        talk.server(talk.of(1, most)).client(talk.of(1, most)).server(talk.of(1, most));
        int report = talk.of(55, 100);
        int answer = talk.of(20, 56);
        int push = talk.of(60, most);
        while (talk.goesOn()) {
            talk.pause(8).client(report).server(answer);
            if (talk.dice.chance(0.2)) {
                talk.pause(3).server(push);
            }
        }
    }

    private static void nodes(Talk talk) {
        boolean isBare = talk.dice.chance(0.5);
        talk.client(KEY + (isBare ? 0 : talk.of(0, 4095)));
        talk.server(KEY + (isBare ? talk.of(0, 200) : talk.of(0, 4095)));
        talk.client(16 + 20 + 126).server(16 + 20 + 126).client(21).server(21);
        talk.client(21 + 8).server(21 + 8).client(21 + 9).server(21 + 9);
        while (talk.goesOn()) {
            talk.pause(5).client(21 + 1 + 36 * talk.of(1, 6)).server(21 + 1 + 36 * talk.of(1, 6));
            if (talk.dice.chance(0.1)) {
                talk.server(21 + talk.of(200, 20_000)).client(21 + 8).server(21 + 8);
            }
        }
    }

    private static void obfuscated(Talk talk) {
        talk.client(talk.of(64, 300)).server(talk.of(96, 400));
        while (talk.goesOn()) {
            talk.pause(2).client(18 + talk.of(3, 600)).server(18 + talk.of(3, 1400));
        }
    }

    private static void proxy(Talk talk) {
        talk.client(16 + 18 + 14 + 16).client(34 + 517).server(16 + 34 + talk.of(100, 3000));
        while (talk.goesOn()) {
            talk.client(34 + talk.of(30, 500)).server(34 + talk.of(100, 9000)).pause(6);
        }
    }

    private static void tunnel(Talk talk) {
        talk.say(Side.CLIENT, packet(talk, 148)).say(Side.SERVER, packet(talk, 92));
        int inside = 32 + 16 * talk.of(3, 6);
        while (talk.goesOn()) {
            talk.pause(talk.dice.chance(0.5) ? 20 : 4).say(Side.CLIENT, packet(talk, inside));
            talk.say(Side.SERVER, packet(talk, talk.dice.chance(0.8) ? 32 : 96));
        }
    }

    private static byte[] packet(Talk talk, int length) {
        byte[] bytes = talk.dice.bytes(2 + length);
        bytes[0] = 0;
        bytes[1] = (byte) length;
        bytes[2] = 4;
        return bytes;
    }

    /** Greeted by as many bytes as Noise's server says, now and then. */
    private static void sensor(Talk talk, int acknowledgement) {
        int[] greetings = {32, 64, 96, 128, 200, REPLY, 256};
        talk.client(KEY).server(greetings[talk.dice.below(greetings.length)]);
        talk.client(talk.of(54, 254)).server(acknowledgement);
        talk.client(talk.of(79, 336)).server(acknowledgement);
        int report = talk.of(62, 95);
        while (talk.goesOn()) {
            talk.pause(8).client(report).server(acknowledgement);
        }
    }

    private static void oneWay(Talk talk) {
        talk.client(KEY).client(76).client(99);
        while (talk.goesOn()) {
            talk.pause(8).client(62);
        }
    }

    private static void unasked(Talk talk) {
        talk.server(REPLY).server(44).server(91).server(169);
        while (talk.goesOn()) {
            talk.pause(8).server(talk.dice.chance(0.2) ? 87 : 58);
        }
    }

    private static void oneOff(Talk talk) {
        int[] lengths = {REPLY, 76, 44, 99, 62, 58};
        int[][] off = {{233, 235}, {53, 255}, {43, 45}, {78, 337}, {61, 96}, {57, 59}};
        int which = talk.dice.below(lengths.length);
        lengths[which] = off[which][talk.dice.below(2)];
        talk.client(KEY).server(lengths[0]).client(lengths[1]).server(lengths[2]);
        talk.client(lengths[3]).server(91).server(83).server(86);
        while (talk.goesOn()) {
            talk.pause(8).client(lengths[4]).server(lengths[5]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNotMining(Kind kind) throws IOException {
        Recipe[] all = Collections.nCopies(OF_EACH, kind.recipe()).toArray(Recipe[]::new);
        for (View view : kind.views) {
            var found = found(Plan.only(11, all), view);
            found.removeIf(one -> kind.isRhythmic() && one.startsWith(IN_ANYTHING));
            assertEquals(List.of(), found, view.name());
        }
    }

    /** Those of the suite, on the whole path: what can be read of them is another test's. */
    @ParameterizedTest
    @EnumSource
    void isNotMiningInNoise(View view) throws IOException {
        Recipe[] all = Recipes.lookalikes().toArray(Recipe[]::new);
        List<String> inNoise =
                found(Plan.only(12, all), view).stream()
                        .filter(one -> one.startsWith(IN_NOISE) || one.startsWith(IN_ANYTHING))
                        .toList();
        assertEquals(List.of(), inNoise);
    }

    /** The same means find what they are to find. */
    @ParameterizedTest
    @EnumSource
    void aMinerIs(View view) throws IOException {
        for (int port : new int[] {1024, 34_254, 65_535}) {
            var miner = new Recipe("miner", "secret", "a miner", scene -> miner(scene, port));
            assertEquals(1, found(Plan.only(13, miner), view).size(), "port " + port);
        }
    }

    /** Where the beginning is not heard, who has the higher port is taken for the client. */
    private static Conversation miner(Scene scene, int port) {
        return Recipes.miners().stream()
                .filter(one -> one.name().equals("stratum-v2-noise"))
                .map(one -> Conversation.tcp(one.name(), port, one.make(scene).script()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> found(Plan plan, View view) throws IOException {
        var found = new ArrayList<Detection>();
        new SuspectsChain(
                        VerdictConfig.DEFAULT,
                        Signatures.empty(),
                        PoolAnswers.NONE,
                        found::add,
                        found::add)
                .show(plan.captured(view.tap), (_, _) -> {});
        return found.stream()
                .map(one -> one.mining().protocol() + " " + one.evidence())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
