package io.minewatch.query;

import io.minewatch.metrics.Counters;
import io.minewatch.metrics.WorkerStatus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the workers of each interface counted together. Workers come and go, and may come back under
 * the same name with counters at zero: no sum ever goes back, because a worker that has ended keeps
 * its place in it. A worker is known by its {@link Counters}, which no two share.
 */
final class Totals {

    /** Ended workers remembered one by one, each some 500 bytes; beyond it they become one sum. */
    static final int MAX_WORKERS = 1024;

    /** More interfaces than an appliance has slots for, so that no label can grow without end. */
    static final int MAX_SOURCES = 64;

    /** Takes what has no name of its own: sockets, of which the address is nobody's business. */
    static final String OTHER = "other";

    private static final Pattern INTERFACE =
            Pattern.compile("[A-Za-z][A-Za-z0-9_.@-]{0,31}(:[0-9]{1,5})?");

    private final Map<Counters, Place> workers = new LinkedHashMap<>();
    private final SortedMap<String, SourceTotals> ended = new TreeMap<>();

    /** Takes in who works now, and gives the sums by interface. */
    SortedMap<String, SourceTotals> observe(List<WorkerStatus> present) {
        workers.values().forEach(place -> place.ledger().forgetAlive());
        present.forEach(this::see);
        foldOldest();

        var sums = new TreeMap<String, SourceTotals>(ended);
        for (Place place : workers.values()) {
            sums.merge(place.source(), place.ledger().totals(), SourceTotals::plus);
        }
        return sums;
    }

    private void see(WorkerStatus status) {
        Place place = workers.get(status.counters());
        if (place != null) {
            place.ledger().see(status);
            return;
        }
        String source = label(status.source());
        ended.putIfAbsent(source, SourceTotals.NONE);
        workers.put(status.counters(), new Place(source, new WorkerLedger(status)));
    }

    /** The interface's name, if it is one; otherwise, or if there are too many, {@link #OTHER}. */
    private String label(String source) {
        boolean fine =
                INTERFACE.matcher(source).matches()
                        && (ended.containsKey(source) || ended.size() < MAX_SOURCES);
        return fine ? source : OTHER;
    }

    private void foldOldest() {
        var oldest = workers.values().iterator();
        int tooMany = workers.size() - MAX_WORKERS;
        while (tooMany > 0 && oldest.hasNext()) {
            Place place = oldest.next();
            if (!place.ledger().alive()) {
                ended.merge(place.source(), place.ledger().totals(), SourceTotals::plus);
                oldest.remove();
                tooMany--;
            }
        }
    }

    private record Place(String source, WorkerLedger ledger) {}
}
