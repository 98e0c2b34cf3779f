package io.minewatch.coverage;

import static java.util.function.Predicate.not;

import io.minewatch.captured.Exchange;
import io.minewatch.estimate.Estimate;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fixture;
import io.minewatch.protocol.Wrap;
import io.minewatch.verdict.Ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A column of the coverage table: a question that the fixtures of a dialect answer. */
enum Cell {
    HANDSHAKE("handshake") {
        @Override
        String of(Spoken spoken) {
            return tick(
                    spoken.says(Event.Login.class) || spoken.says(Event.Hello.class),
                    spoken.says(Event.Subscribed.class) || spoken.says(Event.LoginReply.class));
        }
    },
    JOB("job") {
        @Override
        String of(Spoken spoken) {
            return tick(spoken.says(Event.Job.class));
        }
    },
    DIFFICULTY("difficulty") {
        @Override
        String of(Spoken spoken) {
            return tick(
                    spoken.says(Event.DifficultySet.class)
                            || spoken.says(Event.Job.class, job -> job.difficulty().isPresent()));
        }
    },
    SHARE("share") {
        @Override
        String of(Spoken spoken) {
            return tick(spoken.says(Event.Share.class));
        }
    },
    RESULT("result") {
        @Override
        String of(Spoken spoken) {
            return tick(spoken.says(Event.ShareResult.class));
        }
    },
    ACCOUNT("account") {
        @Override
        String of(Spoken spoken) {
            return tick(spoken.isFound(mining -> mining.account().isPresent()));
        }
    },
    WORKER("worker") {
        @Override
        String of(Spoken spoken) {
            return tick(spoken.isFound(mining -> !mining.workers().isEmpty()));
        }
    },
    AGENT("agent") {
        @Override
        String of(Spoken spoken) {
            return tick(spoken.isFound(mining -> mining.agent().isPresent()));
        }
    },
    COIN("coin") {
        @Override
        String of(Spoken spoken) {
            return tick(spoken.isFound(mining -> mining.coin().isPresent()));
        }
    },
    POOL("pool") {
        @Override
        String of(Spoken spoken) {
            if (spoken.isFound(
                    mining ->
                            mining.grounds().pool().stream().anyMatch(not(Ground.HOST::equals)))) {
                return "content";
            }
            return spoken.namesPool() ? "name" : "";
        }
    },
    HASHRATE("hashrate") {
        @Override
        String of(Spoken spoken) {
            return tick(spoken.isFound(mining -> mining.hashrate() instanceof Estimate.Known));
        }
    },
    MID_SESSION("mid-session") {
        @Override
        String of(Spoken spoken) {
            return spoken.isHeard(
                    fixture ->
                            fixture.lines()
                                    .subList(fixture.lines().size() / 2, fixture.lines().size()));
        }
    },
    CLIENT("client only") {
        @Override
        String of(Spoken spoken) {
            return spoken.isHeard(fixture -> side(fixture, 0));
        }
    },
    SERVER("server only") {
        @Override
        String of(Spoken spoken) {
            return spoken.isHeard(fixture -> side(fixture, 1));
        }
    },
    SEGMENTED("segmented") {
        @Override
        String of(Spoken spoken) {
            return tick(spoken.fixtures().stream().allMatch(Cell::isReadInPieces));
        }
    },
    CARRIERS("carriers") {
        @Override
        String of(Spoken spoken) {
            long read = Wrap.all().stream().filter(wrap -> isReadIn(wrap, spoken)).count();
            return read == 0 ? "" : Long.toString(read);
        }
    };

    final String title;

    Cell(String title) {
        this.title = title;
    }

    abstract String of(Spoken spoken);

    private static String tick(boolean... all) {
        for (boolean one : all) {
            if (!one) {
                return "";
            }
        }
        return "✓";
    }

    private static List<Fixture.Line> side(Fixture fixture, int side) {
        return fixture.lines().stream().filter(line -> line.side() == side).toList();
    }

    /** In segments of one byte, of seven, and of a usual size with the next line in it. */
    private static boolean isReadInPieces(Fixture fixture) {
        List<String> whole = new Ear().hear(fixture.lines()).end().events;
        for (int piece : new int[] {1, 7, Exchange.MSS}) {
            var ear = new Ear();
            for (Fixture.Line line : fixture.lines()) {
                byte[] bytes = line.bytes();
                for (int from = 0; from < bytes.length; from += piece) {
                    int to = Math.min(bytes.length, from + piece);
                    ear.after(1_000_000).hear(line.side(), Arrays.copyOfRange(bytes, from, to));
                }
                ear.after(1_000_000_000);
            }
            if (!whole.equals(ear.end().events)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReadIn(Wrap wrap, Spoken spoken) {
        boolean tried = false;
        for (Fixture fixture : spoken.fixtures()) {
            if (!wrap.carries(fixture)) {
                continue;
            }
            tried = true;
            var ear = new Ear();
            wrap.opening().forEach(say -> ear.after(1_000_000_000).hear(say.side(), say.bytes()));
            fixture.lines()
                    .forEach(line -> ear.after(1_000_000_000).hear(line.side(), wrap.write(line)));
            if (!new Ear().hear(fixture.lines()).end().events.equals(ear.end().events)) {
                return false;
            }
        }
        return tried;
    }

    /** All cells of a dialect, in order. */
    static List<String> row(Spoken spoken) {
        var row = new ArrayList<String>();
        for (Cell cell : values()) {
            row.add(cell.of(spoken));
        }
        return row;
    }
}
