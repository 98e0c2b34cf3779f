package io.minewatch.coverage;

import io.minewatch.protocol.Fixture;
import io.minewatch.protocol.Wrap;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes broken conversations of recorded ones. Equal seeds make equal ones. */
final class Mutation {

    /**
     * What comes of one side: bytes, or nothing where some are missing.
     *
     * @param pause nanoseconds since what was before
     */
    record Piece(int side, byte[] bytes, boolean isGap, long pause) {}

    private static final long SECOND = 1_000_000_000L;

    private static final Pattern VALUE =
            Pattern.compile("(\"[^\"]*\"|\\[[^\\[\\]]*]|[-0-9.e]+|true|false|null)(?=[,}\\]:])");

    private static final List<String> ODD =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e400",
                    "-1e-400",
                    "9".repeat(100),
                    "9".repeat(9000),
                    "0." + "0".repeat(500) + "1",
                    "\"\"",
                    "\"0\"",
                    "\"NaN\"",
                    "\"-0x1\"",
                    "\"\\u0000\\ud800\"",
                    "\"" + "f".repeat(64) + "\"",
                    "\"" + "00".repeat(32) + "\"",
                    "\"" + "a".repeat(3000) + "\"",
                    "\"" + "a".repeat(70_000) + "\"",
                    "\"0x" + "0".repeat(64) + "\"",
                    "[]",
                    "{}",
                    "[".repeat(900) + "]".repeat(900),
                    "[[[\"mining.notify\"]]]",
                    "[" + "1,".repeat(4000) + "1]",
                    "{\"id\":1,\"method\":\"mining.submit\",\"params\":[]}");

    /** A name, a nonce, a hash, a header. */
    private static final List<Integer> TIMES = List.of(1, 1, 2, 4, 12);

    private final List<Fixture> all;
    private final Random random;

    Mutation(List<Fixture> all, long seed) {
        this.all = all;
        this.random = new Random(seed);
    }

    /** A broken form of a conversation. */
    List<Piece> of(Fixture fixture) {
        var lines = new ArrayList<>(fixture.lines());
        for (int changes = random.nextInt(5); changes > 0 && !lines.isEmpty(); changes--) {
            change(lines);
        }
        var said = new ArrayList<Piece>();
        if (random.nextInt(4) == 0) {
            wrapped(pick(Wrap.all()), lines, said);
        } else {
            lines.forEach(line -> said.add(piece(line.side(), line.bytes())));
        }
        return sent(said);
    }

    private void wrapped(Wrap wrap, List<Fixture.Line> lines, List<Piece> said) {
        wrap.opening().forEach(say -> said.add(piece(say.side(), say.bytes())));
        for (Fixture.Line line : lines) {
            said.add(piece(line.side(), wrap.write(line)));
        }
    }

    private Piece piece(int side, byte[] bytes) {
        return new Piece(side, bytes, false, random.nextLong(20 * SECOND));
    }

    /** One change in what is said. */
    private void change(List<Fixture.Line> lines) {
        int at = random.nextInt(lines.size());
        Fixture.Line line = lines.get(at);
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
            case 3 -> lines.add(at, pick(pick(all).lines()));
            case 4 -> lines.set(at, new Fixture.Line(1 - line.side(), line.text()));
            default -> lines.set(at, new Fixture.Line(line.side(), valued(line.text())));
        }
    }

    /** With another value, or another name of a member. */
    private String valued(String text) {
        if (text.startsWith("0x")) {
            return text;
        }
        var places = new ArrayList<int[]>();
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            places.add(new int[] {value.start(), value.end()});
        }
        if (places.isEmpty()) {
            return text;
        }
        int[] place = pick(places);
        int[] other = pick(places);
        String odd =
                switch (random.nextInt(4)) {
                    case 0 -> text.substring(other[0], other[1]);
                    case 1 -> '"' + Long.toHexString(random.nextLong()).repeat(pick(TIMES)) + '"';
                    default -> pick(ODD);
                };
        return text.substring(0, place[0]) + odd + text.substring(place[1]);
    }

    /** As it comes: bytes broken, cut and joined, with holes, sides swapped. */
    private List<Piece> sent(List<Piece> said) {
        boolean swapped = random.nextInt(10) == 0;
        boolean broken = random.nextInt(2) == 0;
        int cut = random.nextInt(3) == 0 ? 1 + random.nextInt(60) : Integer.MAX_VALUE;
        int holes = random.nextInt(3) == 0 ? 10 : Integer.MAX_VALUE;
        var sent = new ArrayList<Piece>();
        for (Piece one : said) {
            byte[] bytes = broken && random.nextInt(3) == 0 ? broken(one.bytes) : one.bytes;
            int side = swapped ? 1 - one.side : one.side;
            for (int from = 0; from < bytes.length; from += Math.min(cut, bytes.length)) {
                int to = from + Math.min(cut, bytes.length - from);
                boolean isGap = random.nextInt(holes) == 0;
                long pause = from == 0 ? one.pause : 1;
                sent.add(new Piece(side, Arrays.copyOfRange(bytes, from, to), isGap, pause));
            }
        }
        if (random.nextInt(8) == 0 && !sent.isEmpty()) {
            Collections.swap(sent, random.nextInt(sent.size()), random.nextInt(sent.size()));
        }
        return sent;
    }

    private byte[] broken(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int i = random.nextInt(6); i > 0 && changed.length > 0; i--) {
            changed = brokenOnce(changed);
        }
        return changed;
    }

    /** A byte or a piece of it another, more, or less. Lengths stand in front. */
    private byte[] brokenOnce(byte[] bytes) {
        int range = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 12);
        int at = random.nextInt(range);
        int end = at + 1 + random.nextInt(Math.min(20, bytes.length - at));
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> {
                byte[] noise = new byte[random.nextInt(12)];
                random.nextBytes(noise);
                out.writeBytes(noise);
                end = at;
            }
            case 2 -> {
                out.write(bytes, at, end - at);
                end = at;
            }
            case 3 -> {
                out.write(bytes[at] ^ 1 << random.nextInt(8));
                end = at + 1;
            }
            default -> {}
        }
        out.write(bytes, end, bytes.length - end);
        return out.toByteArray();
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
