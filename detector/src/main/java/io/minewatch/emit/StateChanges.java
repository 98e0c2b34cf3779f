package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.verdict.Account;
import io.minewatch.verdict.Grade;

import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Tells which reports say something new. A conversation is reported again and again while it goes
 * on; new is what it is, how sure that is, who is paid and where it is, not that there are more
 * shares. After a start everything is new once.
 */
final class StateChanges {

    /** Some 20 MB. Beyond, the one not heard of for longest is forgotten, and is new again. */
    static final int MAX_CONVERSATIONS = 65_536;

    private record State(
            Grade grade,
            String variant,
            Optional<String> algorithm,
            Optional<String> coin,
            Optional<String> pool,
            Optional<String> account,
            String locationGrade,
            Site site) {

        static State of(LocatedDetection located) {
            var mining = located.detection().mining();
            return new State(
                    mining.grade(),
                    mining.variant(),
                    mining.algorithm(),
                    mining.coin(),
                    mining.pool(),
                    mining.account().map(Account::display),
                    located.location().grade(),
                    Site.of(located));
        }
    }

    private final LinkedHashMap<String, State> known = new LinkedHashMap<>(16, 0.75f, true);

    /** Whether this says something new of its conversation, or stands for others. */
    boolean isNew(LocatedDetection located) {
        var detection = located.detection();
        var state = State.of(located);
        var before = known.put(detection.id() + ' ' + FlowKey.of(detection), state);
        if (known.size() > MAX_CONVERSATIONS) {
            known.pollFirstEntry();
        }
        return !state.equals(before) || located.standsFor() > 0;
    }
}
