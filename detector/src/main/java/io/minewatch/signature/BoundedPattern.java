package io.minewatch.signature;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which regular expressions the files may hold.
 *
 * <p>A matcher that goes back and tries again can do so as often as there are ways to read the
 * input, and the input comes from the network. So the ways are counted before a pattern is taken:
 * every repetition has an upper end and multiplies them by its width, every group by its
 * alternatives, and only {@code ?} may follow a group, so that nothing is repeated within a
 * repetition. Their product is bounded, and with it the time, by construction.
 */
final class BoundedPattern {

    /** Times an input of 256 characters, that is a million steps at the very worst. */
    static final long MAX_WAYS = 4096;

    static final int MAX_LENGTH = 256;
    private static final int MAX_REPEAT = 256;
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d{1,3})(?:,(\\d{1,3}))?\\}");
    private static final Pattern OPENING = Pattern.compile("\\((?:\\?:|\\?<[a-z]+>|(?!\\?))");

    private final String regex;
    private final Deque<Integer> alternatives = new ArrayDeque<>();
    private long ways = 1;
    private int at;

    private BoundedPattern(String regex) {
        this.regex = regex;
    }

    /** What is wrong with a pattern. */
    static Optional<String> fault(String regex) {
        if (regex.length() > MAX_LENGTH) {
            return Optional.of("longer than " + MAX_LENGTH);
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription() + " at character " + (e.getIndex() + 1));
        }
        return new BoundedPattern(regex).count();
    }

    private Optional<String> count() {
        alternatives.push(1);
        while (at < regex.length()) {
            Optional<String> fault = step(regex.charAt(at));
            if (fault.isPresent()) {
                return fault;
            }
        }
        multiply(alternatives.pop());
        return ways > MAX_WAYS
                ? Optional.of("more than " + MAX_WAYS + " ways to match")
                : Optional.empty();
    }

    private Optional<String> step(char next) {
        switch (next) {
            case '\\' -> {
                return escape();
            }
            case '[' -> {
                return characterClass();
            }
            case '(' -> {
                return open();
            }
            case ')' -> {
                return close();
            }
            case '*', '+' -> {
                return Optional.of("repetition without end: use {m,n}");
            }
            case '{' -> {
                return repeat();
            }
            case '|' -> alternatives.push(alternatives.pop() + 1);
            case '?' -> multiply(2);
            default -> {}
        }
        at++;
        return Optional.empty();
    }

    private Optional<String> escape() {
        char escaped = regex.charAt(at + 1);
        at += 2;
        return Character.isLetterOrDigit(escaped) && "dDwWsS".indexOf(escaped) < 0
                ? Optional.of("\\" + escaped + " is not allowed")
                : Optional.empty();
    }

    private Optional<String> characterClass() {
        for (at++; regex.charAt(at) != ']'; at++) {
            if (regex.charAt(at) == '[' || regex.startsWith("&&", at)) {
                return Optional.of("class within a class");
            }
            at += regex.charAt(at) == '\\' ? 1 : 0;
        }
        at++;
        return Optional.empty();
    }

    private Optional<String> open() {
        Matcher opening = OPENING.matcher(regex).region(at, regex.length());
        if (!opening.lookingAt()) {
            return Optional.of("only (…), (?:…) and (?<model>…) are allowed groups");
        }
        alternatives.push(1);
        at = opening.end();
        return Optional.empty();
    }

    private Optional<String> close() {
        multiply(alternatives.pop());
        at++;
        boolean repeated = at < regex.length() && "{*+".indexOf(regex.charAt(at)) >= 0;
        return repeated ? Optional.of("repeated group") : Optional.empty();
    }

    private Optional<String> repeat() {
        Matcher repeat = REPEAT.matcher(regex).region(at, regex.length());
        if (!repeat.lookingAt()) {
            return Optional.of("repetition without end: use {m,n}");
        }
        int least = Integer.parseInt(repeat.group(1));
        int most = repeat.group(2) == null ? least : Integer.parseInt(repeat.group(2));
        if (most > MAX_REPEAT) {
            return Optional.of("repetition of more than " + MAX_REPEAT);
        }
        multiply(most - least + 1);
        at = repeat.end();
        return Optional.empty();
    }

    private void multiply(int by) {
        ways = Math.min(ways * by, MAX_WAYS + 1);
    }
}
