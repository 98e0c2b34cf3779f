package io.minewatch;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What an operator should know, one line each with the time of day. Never called for a packet. Any
 * thread may log.
 */
final class ApplianceLog {

    /**
     * Kinds of complaints that repeat, which are literals in this program with the name of a
     * worker, an output or a file: some ten for each of 256 workers.
     */
    static final int MAX_KINDS = 4096;

    /** All further kinds are one, so that they are not dropped without a word. */
    private static final String REST = "";

    private static final long REPEAT_MILLIS = 60_000;

    private static final class Repeated {
        long lastMillis;
        long left;
    }

    private final PrintWriter out;
    private final Clock clock;
    private final Map<String, Repeated> repeated = new HashMap<>();

    ApplianceLog(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Something happened as it should. */
    void note(String format, Object... values) {
        line("note", text(format, values));
    }

    /** Something is wrong, and the program goes on. */
    void warn(String format, Object... values) {
        line("warn", text(format, values));
    }

    /**
     * The same, but of one kind only one line a minute; the next one says how many were left out.
     */
    void warnOften(String kind, String format, Object... values) {
        long left = turn(kind);
        if (left >= 0) {
            String more = left == 0 ? "" : " (and %,d more like this)".formatted(left);
            line("warn", text(format, values) + more);
        }
    }

    /** A fault of this program, with its stack; of one kind only one a minute. */
    void fault(String kind, String what, Throwable fault) {
        if (turn(kind) >= 0) {
            stack(what + ": " + fault, fault.getStackTrace());
        }
    }

    /** Does something that must not end the thread that does it, nor its being done again. */
    void guarded(String kind, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            fault(kind, kind + " failed", e);
        }
    }

    /** Where a thread is. */
    synchronized void stack(String what, StackTraceElement[] stack) {
        line("warn", what);
        Arrays.stream(stack).forEach(frame -> out.println("    at " + frame));
        out.flush();
    }

    /** How many of this kind were left out before this one; -1 if this one is to be left out. */
    private synchronized long turn(String kind) {
        boolean isKnown = repeated.containsKey(kind) || repeated.size() < MAX_KINDS;
        var before = repeated.computeIfAbsent(isKnown ? kind : REST, _ -> new Repeated());
        long now = clock.millis();
        // A clock that was put back must not silence it until the time is reached again.
        if (before.lastMillis != 0 && Math.abs(now - before.lastMillis) < REPEAT_MILLIS) {
            before.left++;
            return -1;
        }
        long left = before.left;
        before.lastMillis = now;
        before.left = 0;
        return left;
    }

    private synchronized void line(String level, String text) {
        String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        out.println(time + " " + level + " " + text.replaceAll("\\p{Cntrl}", "?"));
        out.flush();
    }

    private static String text(String format, Object... values) {
        return values.length == 0 ? format : String.format(Locale.ROOT, format, values);
    }
}
