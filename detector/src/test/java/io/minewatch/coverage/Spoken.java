package io.minewatch.coverage;

import static java.util.Optional.empty;
import static java.util.stream.Collectors.toSet;

import io.minewatch.Dialects;
import io.minewatch.captured.Exchange;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fixture;
import io.minewatch.protocol.carrier.Carriage;
import io.minewatch.signature.SignatureException;
import io.minewatch.signature.Signatures;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Mining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A dialect and all recorded conversations that are heard as it.
 *
 * @param said every event that was read from them
 * @param found what was made of them on the whole way from frames to verdicts
 */
record Spoken(Dialect dialect, List<Fixture> fixtures, List<Event> said, List<Mining> found) {

    /** A pool that the shipped signatures know, at the port that the exchanges are with. */
    private static final String POOL = "pool.supportxmr.com";

    private static final Signatures SIGNATURES = load();

    /** Every dialect, in the order of {@link Dialects#ALL}. */
    static Stream<Spoken> all() {
        List<Fixture> fixtures = Fixture.all();
        return Dialects.ALL.stream().map(dialect -> of(dialect, fixtures));
    }

    private static Spoken of(Dialect dialect, List<Fixture> all) {
        var fixtures = new ArrayList<Fixture>();
        var said = new ArrayList<Event>();
        var found = new ArrayList<Mining>();
        for (Fixture fixture : all) {
            var ear = new Ear().hear(fixture.lines()).end();
            if (ear.variant.equals(dialect.variant())) {
                fixtures.add(fixture);
                said.addAll(ear.said);
                play(new Exchange(SIGNATURES), fixture).stream()
                        .map(Detection::mining)
                        .forEach(found::add);
            }
        }
        return new Spoken(dialect, fixtures, said, found);
    }

    private static Signatures load() {
        try {
            return Signatures.load(Path.of("../signatures"));
        } catch (SignatureException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Detection> play(Exchange exchange, Fixture fixture) {
        fixture.lines().forEach(line -> exchange.after(1000).stream(line.side(), line.bytes()));
        return exchange.detections();
    }

    boolean says(Class<? extends Event> kind) {
        return says(kind, event -> true);
    }

    <E extends Event> boolean says(Class<E> kind, Predicate<E> what) {
        return said.stream().filter(kind::isInstance).map(kind::cast).anyMatch(what);
    }

    boolean isFound(Predicate<Mining> what) {
        return found.stream().filter(one -> one.variant().equals(dialect.variant())).anyMatch(what);
    }

    /**
     * True if the pool is named where the client has a proxy connect it to the pool by name, and
     * says that name itself where its dialect has it say one.
     */
    boolean namesPool() {
        return fixtures.stream()
                .flatMap(fixture -> play(connected(), withPool(fixture)).stream())
                .map(Detection::mining)
                .anyMatch(
                        mining ->
                                mining.variant().equals(dialect.variant())
                                        && mining.pool().isPresent());
    }

    private static Exchange connected() {
        return new Exchange(SIGNATURES)
                .client("CONNECT %s:3333 HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(POOL, POOL))
                .server("HTTP/1.1 200 Connection established\r\n\r\n");
    }

    private static Fixture withPool(Fixture fixture) {
        var ear = new Ear().hear(fixture.lines()).end();
        Stream<Optional<String>> told =
                ear.said.stream()
                        .map(event -> event instanceof Event.Hello hello ? hello.host() : empty());
        Stream<Optional<String>> heads = ear.carriages.stream().map(Carriage::host);
        Set<String> hosts = Stream.concat(told, heads).flatMap(Optional::stream).collect(toSet());
        return new Fixture(
                fixture.file(),
                fixture.lines().stream().map(line -> withPool(line, hosts)).toList());
    }

    private static Fixture.Line withPool(Fixture.Line line, Set<String> hosts) {
        String text = line.text().replaceFirst("; Host: [^;:]*", "; Host: " + POOL);
        for (String host : hosts) {
            text = text.replace(host, POOL);
        }
        return new Fixture.Line(line.side(), text);
    }

    /**
     * Whether a part of the conversations tells the dialect: of those with work in them, all ("✓"),
     * or some, or only the protocol ("~").
     */
    String isHeard(Function<Fixture, List<Fixture.Line>> part) {
        int tried = 0;
        int variants = 0;
        int names = 0;
        for (Fixture fixture : fixtures) {
            var all = new Ear().hear(fixture.lines()).end().said;
            if (all.stream().noneMatch(Event.Share.class::isInstance)) {
                continue;
            }
            var ear = new Ear().hear(part.apply(fixture)).end();
            tried++;
            variants += ear.variant.equals(dialect.variant()) ? 1 : 0;
            names += ear.dialect.equals(dialect.name()) ? 1 : 0;
        }
        return tried > 0 && variants == tried ? "✓" : names > 0 ? "~" : "";
    }
}
