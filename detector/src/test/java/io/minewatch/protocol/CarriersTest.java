package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.carrier.Carriage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Every recorded conversation, in every carrier that anything would carry it in. */
class CarriersTest {

    private record Piece(int side, byte[] bytes) {}

    static Stream<Wrap> wraps() {
        return Wrap.all().stream();
    }

    private static List<Fixture> fixtures(Wrap wrap) {
        return Fixture.all().stream().filter(wrap::carries).toList();
    }

    /** Some are in WebSocket of their own. */
    private static List<String> labels(Wrap wrap, Fixture fixture) {
        boolean own = fixture.lines().stream().anyMatch(Fixture.Line::isWebSocket);
        return Stream.concat(wrap.labels().stream(), own ? Stream.of("websocket") : Stream.empty())
                .distinct()
                .toList();
    }

    /** Without the change to WebSocket only JSON in it tells that it is one. */
    private static boolean isToldByItself(Wrap wrap, Fixture fixture) {
        boolean isWebSocket = wrap.labels().contains("websocket");
        boolean isPlain = !wrap.name().contains("deflated") && !wrap.name().contains("pieces");
        boolean isJson = fixture.lines().stream().noneMatch(Fixture.Line::isBinary);
        return !isWebSocket || isPlain && isJson;
    }

    private static List<Piece> pieces(Wrap wrap, Fixture fixture) {
        var all = new ArrayList<Piece>();
        wrap.opening().forEach(say -> all.add(new Piece(say.side(), say.bytes())));
        for (Fixture.Line line : fixture.lines()) {
            all.add(new Piece(line.side(), wrap.write(line)));
        }
        return all;
    }

    private static Ear hear(List<Piece> pieces) {
        var ear = new Ear();
        pieces.forEach(piece -> ear.after(1_000_000_000).hear(piece.side(), piece.bytes()));
        return ear.end();
    }

    @ParameterizedTest
    @MethodSource("wraps")
    void readsTheSameInACarrier(Wrap wrap) throws IOException {
        for (Fixture fixture : fixtures(wrap)) {
            var ear = hear(pieces(wrap, fixture));
            assertEquals(fixture.expected(), ear.events, fixture + " in " + wrap);
            assertEquals(
                    labels(wrap, fixture),
                    ear.carriages.stream()
                            .map(carriage -> carriage.type().label)
                            .distinct()
                            .toList(),
                    fixture + " in " + wrap);
        }
    }

    @ParameterizedTest
    @MethodSource("wraps")
    void readsTheSameHoweverTheBytesAreCut(Wrap wrap) throws IOException {
        var random = new Random(11);
        for (Fixture fixture : fixtures(wrap)) {
            var cut = new ArrayList<Piece>();
            for (Piece piece : pieces(wrap, fixture)) {
                for (int from = 0; from < piece.bytes().length; ) {
                    int to = Math.min(piece.bytes().length, from + 1 + random.nextInt(40));
                    cut.add(new Piece(piece.side(), Arrays.copyOfRange(piece.bytes(), from, to)));
                    from = to;
                }
            }
            assertEquals(fixture.expected(), hear(cut).events, fixture + " in " + wrap);
        }
    }

    @ParameterizedTest
    @MethodSource("wraps")
    void readsTheOpeningCutAnywhere(Wrap wrap) throws IOException {
        Fixture fixture = fixtures(wrap).getFirst();
        List<Piece> whole = pieces(wrap, fixture);
        for (int i = 0; i < wrap.opening().size(); i++) {
            byte[] bytes = whole.get(i).bytes();
            int side = whole.get(i).side();
            for (int at = 1; at < bytes.length; at++) {
                var pieces = new ArrayList<>(whole);
                pieces.set(i, new Piece(side, Arrays.copyOf(bytes, at)));
                pieces.add(i + 1, new Piece(side, Arrays.copyOfRange(bytes, at, bytes.length)));
                assertEquals(fixture.expected(), hear(pieces).events, wrap + " cut at " + at);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wraps")
    void joinsBehindTheOpening(Wrap wrap) throws IOException {
        for (Fixture fixture : fixtures(wrap)) {
            List<Piece> pieces = pieces(wrap, fixture);
            var ear = hear(pieces.subList(wrap.opening().size(), pieces.size()));
            if (isToldByItself(wrap, fixture)) {
                assertEquals(fixture.expected(), ear.events, fixture + " in " + wrap);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wraps")
    void aGapInACarrierEndsNothing(Wrap wrap) {
        for (Fixture fixture : fixtures(wrap)) {
            List<Piece> pieces = pieces(wrap, fixture);
            for (int lost = wrap.opening().size(); lost < pieces.size(); lost++) {
                var ear = new Ear();
                for (int i = 0; i < pieces.size(); i++) {
                    if (i == lost) {
                        ear.gap(pieces.get(i).side());
                    } else {
                        ear.after(1_000_000_000).hear(pieces.get(i).side(), pieces.get(i).bytes());
                    }
                }
                assertFalse(ear.end().withdrawn, fixture + " in " + wrap + " without " + lost);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wraps")
    void tellsWhereACarrierLeads(Wrap wrap) {
        List<Carriage> carriages = hear(pieces(wrap, fixtures(wrap).getFirst())).carriages;
        for (Carriage carriage : carriages) {
            carriage.host()
                    .ifPresent(
                            host ->
                                    assertTrue(
                                            host.endsWith("pool.example")
                                                    || host.equals("198.51.100.10"),
                                            host));
            carriage.origin().ifPresent(origin -> assertEquals("192.0.2.7:40000", origin));
        }
    }
}
