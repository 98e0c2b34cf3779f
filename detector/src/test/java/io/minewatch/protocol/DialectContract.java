package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.Dialects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What every dialect must do, tried on its own recorded conversations and on everybody else's. A
 * dialect's test extends this and says which folder is its own. {@code -Dfixtures.write=true}
 * records what is read now; look at the difference before it is committed.
 */
public abstract class DialectContract {

    private static final long SECOND = 1_000_000_000;

    private final Dialect dialect;
    private final String start;

    protected DialectContract(Dialect dialect, String folder) {
        this(dialect, folder, "");
    }

    /** For folders with several dialects: how the names of this one's fixtures begin. */
    protected DialectContract(Dialect dialect, String folder, String start) {
        this.dialect = dialect;
        this.start = folder + "/" + start;
    }

    static Stream<Fixture> fixtures() {
        return Fixture.all().stream();
    }

    /** True if a fixture is this dialect's; folders of two dialects have fixtures of both. */
    protected boolean isOwn(Fixture fixture) {
        return fixture.toString().startsWith(start);
    }

    private List<Fixture> own() {
        List<Fixture> own = Fixture.all().stream().filter(this::isOwn).toList();
        assertFalse(own.isEmpty(), "no fixtures " + start);
        return own;
    }

    @BeforeEach
    void recordIfTold() throws IOException {
        if (Boolean.getBoolean("fixtures.write")) {
            for (Fixture fixture : own()) {
                fixture.record(new Ear().hear(fixture.lines()).end().events);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void recognisesItsOwnConversationsAndNoOthers(Fixture fixture) {
        var heard = new Ear().hear(fixture.lines()).end();
        if (isOwn(fixture)) {
            assertEquals(dialect.name(), heard.dialect);
            assertEquals(dialect.variant(), heard.variant);
        } else if (!start.startsWith(fixture.folder() + "/")) {
            assertNotEquals(dialect.variant(), heard.variant);
        }
    }

    @Test
    void readsWhatWasRecorded() throws IOException {
        for (Fixture fixture : own()) {
            assertEquals(
                    String.join("\n", fixture.expected()),
                    String.join("\n", new Ear().hear(fixture.lines()).end().events),
                    fixture.toString());
        }
    }

    @Test
    void findsTheMinerWhicheverSideItIs() {
        for (Fixture fixture : own()) {
            var swapped =
                    fixture.lines().stream()
                            .map(line -> new Fixture.Line(1 - line.side(), line.text()))
                            .toList();
            assertEquals(0, new Ear().hear(fixture.lines()).end().client, fixture.toString());
            assertEquals(1, new Ear().hear(swapped).end().client, fixture.toString());
        }
    }

    @Test
    void readsTheSameHoweverTheBytesAreCut() throws IOException {
        for (Fixture fixture : own()) {
            for (int i = 0; i < fixture.lines().size(); i++) {
                byte[] bytes = bytes(fixture.lines().get(i));
                for (int cut = 1; cut < bytes.length; cut += 1 + bytes.length / 300) {
                    assertEquals(
                            fixture.expected(),
                            withCut(fixture, i, cut),
                            fixture + " line " + i + " cut at " + cut);
                }
            }
        }
    }

    @Test
    void readsTheSameInOneByteSegmentsAndInOnePieceASide() throws IOException {
        for (Fixture fixture : own()) {
            var ear = new Ear();
            for (Fixture.Line line : fixture.lines()) {
                for (byte one : bytes(line)) {
                    if (!ear.withdrawn) {
                        ear.hear(line.side(), new byte[] {one});
                    }
                }
            }
            assertEquals(fixture.expected(), ear.end().events, fixture.toString());
        }
    }

    @Test
    void readsTheSameInAnyOrderOfMembersAndWithBlanks() throws IOException {
        for (Fixture fixture : own()) {
            assertEquals(
                    fixture.expected(),
                    new Ear().hear(fixture.rewritten().lines()).end().events,
                    fixture.toString());
        }
    }

    @Test
    void readsTheSameWithoutLineFeeds() throws IOException {
        for (Fixture fixture : own()) {
            var ear = new Ear();
            for (Fixture.Line line : fixture.lines()) {
                byte[] bytes = line.bytes();
                ear.hear(
                        line.side(),
                        line.isFramed() ? bytes : Arrays.copyOf(bytes, bytes.length - 1));
            }
            assertEquals(fixture.expected(), ear.end().events, fixture.toString());
        }
    }

    @Test
    void readsTheSameWithIdsAsTextsAndEveryMessageInAList() throws IOException {
        for (Fixture fixture : own()) {
            assertEquals(
                    fixture.expected(),
                    new Ear().hear(fixture.withIdsAsTexts().lines()).end().events,
                    fixture.toString());
            assertEquals(
                    fixture.expected(),
                    new Ear().hear(fixture.inLists().lines()).end().events,
                    fixture.toString());
        }
    }

    @Test
    void joinsInTheMiddle() {
        for (Fixture fixture : own()) {
            for (int from = 0; from < fixture.lines().size(); from++) {
                List<Fixture.Line> rest = fixture.lines().subList(from, fixture.lines().size());
                assertHeard(rest, fixture + " from line " + from);
            }
        }
    }

    @Test
    void oneSideIsEnough() {
        for (Fixture fixture : own()) {
            for (int side = 0; side <= 1; side++) {
                int one = side;
                var lines = fixture.lines().stream().filter(line -> line.side() == one).toList();
                if (hasOwnMessage(lines)) {
                    assertHeard(lines, fixture + " side " + side);
                    int client = new Ear().hear(lines).end().client;
                    assertEquals(0, client, fixture + " side " + side);
                }
            }
        }
    }

    @Test
    void goesOnAfterAGap() {
        for (Fixture fixture : own()) {
            for (int lost = 0; lost < fixture.lines().size(); lost++) {
                var ear = new Ear();
                for (int i = 0; i < fixture.lines().size(); i++) {
                    Fixture.Line line = fixture.lines().get(i);
                    if (i == lost) {
                        ear.gap(line.side());
                    } else {
                        ear.after(SECOND).hear(line.side(), line.bytes());
                    }
                }
                assertFalse(ear.end().withdrawn, fixture + " without line " + lost);
            }
        }
    }

    @Test
    void neverThrowsOnNoise() {
        var random = new Random(42);
        for (Fixture fixture : own()) {
            for (int round = 0; round < 400; round++) {
                var ear = new Ear();
                for (Fixture.Line line : fixture.lines()) {
                    ear.hear(line.side(), mutated(bytes(line), random));
                }
                ear.end();
            }
        }
    }

    @Test
    void neverThrowsOnOddValues() {
        for (Fixture fixture : own()) {
            for (int i = 0; i < fixture.lines().size(); i++) {
                for (String odd : fixture.oddities(i)) {
                    var lines = new ArrayList<>(fixture.lines());
                    lines.set(i, new Fixture.Line(lines.get(i).side(), odd));
                    new Ear().hear(lines).end();
                }
            }
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        for (int i = random.nextInt(6); i > 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    /**
     * Who is asked first must not matter where a message is said by one dialect only. Relatives of
     * the same name may write the same shares; the job decides between them.
     */
    @Test
    void noOtherClaimsItsMessagesAsItsOwn() {
        for (Fixture fixture : own()) {
            for (Fixture.Line line : fixture.lines()) {
                for (Message message : line.messages()) {
                    for (Dialect other : owners(message)) {
                        boolean share = line.side() == 0 && other.name().equals(dialect.name());
                        boolean same =
                                other.variant().equals(dialect.variant()) || dialect.embeds(other);
                        assertTrue(same || share, other.variant() + line);
                    }
                }
            }
        }
    }

    /** Lines with a message of the dialect's own are enough to know it. */
    private void assertHeard(List<Fixture.Line> lines, String what) {
        if (hasOwnMessage(lines)) {
            var ear = new Ear().hear(lines).end();
            assertEquals(dialect.name(), ear.dialect, what);
            if (isUnmistakable(lines)) {
                assertEquals(dialect.variant(), ear.variant, what);
            }
        }
    }

    private boolean hasOwnMessage(List<Fixture.Line> lines) {
        return lines.stream()
                .flatMap(line -> line.messages().stream())
                .anyMatch(message -> fits(dialect, message));
    }

    private static boolean fits(Dialect dialect, Message message) {
        return dialect.envelopes().contains(message.envelope().kind())
                && dialect.fit(message) == Fit.OWN;
    }

    /** True if some message is this dialect's own, and no relative's too. */
    private boolean isUnmistakable(List<Fixture.Line> lines) {
        return lines.stream()
                .flatMap(line -> line.messages().stream())
                .map(DialectContract::owners)
                .anyMatch(
                        owners ->
                                owners.size() == 1
                                        && owners.getFirst().variant().equals(dialect.variant()));
    }

    private static List<Dialect> owners(Message message) {
        return Dialects.ALL.stream().filter(candidate -> fits(candidate, message)).toList();
    }

    private static List<String> withCut(Fixture fixture, int cutLine, int cut) {
        var ear = new Ear();
        for (int i = 0; i < fixture.lines().size(); i++) {
            Fixture.Line line = fixture.lines().get(i);
            byte[] bytes = bytes(line);
            if (i == cutLine) {
                ear.hear(line.side(), Arrays.copyOf(bytes, cut));
                ear.hear(line.side(), Arrays.copyOfRange(bytes, cut, bytes.length));
            } else {
                ear.hear(line.side(), bytes);
            }
        }
        return ear.end().events;
    }

    private static byte[] bytes(Fixture.Line line) {
        return line.bytes();
    }
}
