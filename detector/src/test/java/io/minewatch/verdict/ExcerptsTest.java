package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fixture;
import io.minewatch.protocol.Message;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is quoted of the recorded conversations of all dialects names nobody. */
class ExcerptsTest {

    /** Characters. What is shown of a name is less. */
    private static final int PIECE = 12;

    /** Characters. Shorter secrets, as "x", are a part of other words. */
    private static final int SHORTEST = 6;

    private static final Set<String> LOGINS = Set.of("mining.authorize", "eth_submitLogin");

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    /** The whole conversation, from every line on, up to every line, and one side of it. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void nameNobodyAndHoldNoSecret(Fixture fixture) {
        List<Fixture.Line> lines = fixture.lines();
        Set<String> names = names(lines);
        Set<String> pieces = pieces(names, secrets(lines));
        assertFalse(excerpts(lines).isEmpty() && !names.isEmpty());
        for (int cut = 0; cut < lines.size(); cut++) {
            isClean(lines.subList(cut, lines.size()), pieces);
            isClean(lines.subList(0, cut + 1), pieces);
        }
        for (int side = 0; side < 2; side++) {
            int one = side;
            isClean(lines.stream().filter(line -> line.side() == one).toList(), pieces);
        }
    }

    private static void isClean(List<Fixture.Line> lines, Set<String> pieces) {
        for (String excerpt : excerpts(lines)) {
            for (String piece : pieces) {
                assertFalse(excerpt.contains(piece), piece + " in " + excerpt);
            }
        }
    }

    private static List<String> excerpts(List<Fixture.Line> lines) {
        var hearing = new Hearing();
        for (Fixture.Line line : lines) {
            hearing.after(1).say(line.side(), line.bytes());
        }
        hearing.end();
        return hearing.detections.stream()
                .flatMap(detection -> detection.evidence().stream())
                .map(Evidence::excerpt)
                .toList();
    }

    private static Set<String> names(List<Fixture.Line> lines) {
        var names = new HashSet<String>();
        for (Event event : new Ear().hear(lines).end().said) {
            if (event instanceof Event.Login login) {
                names.add(login.user());
                names.add(login.account());
            } else if (event instanceof Event.Beneficiary paid) {
                names.add(paid.user());
                names.add(paid.account());
            }
        }
        return names;
    }

    /** Passwords, and what stands behind the name where one logs in. */
    private static List<String> secrets(List<Fixture.Line> lines) {
        var secrets = new ArrayList<String>();
        for (Fixture.Line line : lines) {
            for (Message message : line.messages()) {
                for (String member : List.of("pass", "password", "passwd", "api_key")) {
                    message.root().findValues(member).forEach(one -> secrets.add(one.asText()));
                }
                if (isLogin(message) && message.params().isArray()) {
                    for (JsonNode param : message.params()) {
                        secrets.add(param.asText());
                    }
                }
            }
        }
        return secrets;
    }

    /** With Conflux introduction and login are one. */
    private static boolean isLogin(Message message) {
        return LOGINS.contains(message.method())
                || message.method().equals("mining.subscribe")
                        && message.param(0).asText().startsWith("cfx:");
    }

    private static Set<String> pieces(Set<String> names, List<String> secrets) {
        var pieces = new HashSet<String>();
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST) {
                pieces.add(secret);
            }
        }
        for (String name : names) {
            for (int at = 0; at + PIECE <= name.length(); at++) {
                pieces.add(name.substring(at, at + PIECE));
            }
        }
        return pieces;
    }
}
