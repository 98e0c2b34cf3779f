package io.minewatch.simulate.lookalike;

import io.minewatch.simulate.script.Recipe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Conversations written down in text files beside this class.
 *
 * <p>One begins with {@code = name port group}, then a line {@code why} with the reason why it is
 * not mining, then what is said, a line each, as {@link Wire} writes it: {@code C} is the client's,
 * {@code S} the server's. {@code pause 500} waits for milliseconds; {@code repeat 20} begins what
 * is said so often, up to {@code again}. Lines that begin with # are remarks.
 */
final class Written {

    private static final List<String> FILES =
            List.of("chains.txt", "calls.txt", "web.txt", "sockets.txt", "work.txt", "texts.txt");

    private Written() {}

    /** All of them, in the order in which they stand. */
    static List<Recipe> recipes() {
        return FILES.stream().flatMap(file -> read(file).stream()).toList();
    }

    private static List<Recipe> read(String file) {
        var all = new ArrayList<Recipe>();
        var part = new ArrayList<String>();
        for (String line : Stream.concat(lines(file).stream(), Stream.of("= ")).toList()) {
            if (line.startsWith("= ") && !part.isEmpty()) {
                all.add(recipe(List.copyOf(part)));
                part.clear();
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                part.add(line);
            }
        }
        return all;
    }

    private static List<String> lines(String file) {
        try (InputStream in =
                        Objects.requireNonNull(Written.class.getResourceAsStream(file), file);
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recipe recipe(List<String> part) {
        String[] head = part.getFirst().split(" ", -1);
        String why = part.get(1).substring("why ".length());
        List<String> said = part.subList(2, part.size());
        return Dialogue.tcp(
                head[1], head[3], why, Integer.parseInt(head[2]), talk -> tell(talk, said));
    }

    private static void tell(Dialogue talk, List<String> said) {
        int from = -1;
        int left = 0;
        int round = 1;
        for (int at = 0; at < said.size(); at++) {
            String line = said.get(at);
            if (line.startsWith("repeat ")) {
                from = at;
                left = number(line) - 1;
            } else if (line.equals("again")) {
                round++;
                at = left-- > 0 ? from : at;
            } else if (line.startsWith("pause ")) {
                talk.pause(number(line));
            } else {
                Wire.say(talk, line, round);
            }
        }
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(line.indexOf(' ') + 1));
    }
}
