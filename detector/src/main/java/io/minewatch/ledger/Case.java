package io.minewatch.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** What is known of one id while reports on it are taken in: a detection for each of its sites. */
final class Case {

    /** Of its first detection, and of all conversations. */
    final long firstN;

    private final String id;
    private final List<Stored> before;
    private final Map<String, Conversation> conversations = new HashMap<>();
    private final Map<String, Report> changed = new HashMap<>();
    private final Map<String, Facts> replaced = new HashMap<>();
    private final Set<String> lent = new HashSet<>();
    private final Set<String> filedAnew = new HashSet<>();
    private boolean began;

    Case(long firstN, String id, List<Stored> before) {
        this.firstN = firstN;
        this.id = id;
        this.before = before;
    }

    /**
     * A detection that goes from one state to another.
     *
     * @param before empty if it begins
     * @param after empty if its conversations are elsewhere now, where there was one already
     * @param into number of that one; its own if there is none
     */
    record Change(Optional<Stored> before, Optional<Stored> after, long into) {}

    /** What stands in its table; empty facts are those of the only detection. */
    void stands(Conversation conversation, boolean borrows) {
        conversations.put(conversation.flow(), conversation);
        if (borrows) {
            lent.add(conversation.flow());
        }
    }

    /** Facts of a conversation that has none of its own, as it was the only one. */
    Facts ofOnly() {
        return before.getFirst().together().facts();
    }

    /** False if the same or a newer report was there. */
    boolean takes(Report report) {
        var there = Optional.ofNullable(conversations.get(report.flow()));
        boolean anew = there.isPresent() && isFiledAnew(report, there.get());
        if (there.isPresent() && !anew && !replaces(report, there.get())) {
            return false;
        }
        if (anew) {
            filedAnew.add(report.flow());
        }
        if (there.isPresent() && !changed.containsKey(report.flow())) {
            replaced.put(report.flow(), there.get().facts());
        }
        conversations.put(report.flow(), report.conversation());
        changed.put(report.flow(), report);
        return true;
    }

    private static boolean replaces(Report report, Conversation there) {
        boolean same = there.revision() == report.revision() && there.print() == report.print();
        boolean moves = report.former().isPresent() && !there.facts().equals(report.facts());
        return there.isOlderThan(report.conversation()) || same && moves;
    }

    /** True if only the table of regions has changed since. */
    private static boolean isFiledAnew(Report report, Conversation there) {
        return there.revision() == report.revision()
                && there.print() == report.print()
                && there.facts().isFiledElsewhere(report.facts());
    }

    boolean isChanged() {
        return !changed.isEmpty();
    }

    /** The reports that replace what stands in the table. */
    Map<String, Report> changed() {
        return changed;
    }

    /** What stood in the table before. */
    Collection<Facts> replaced() {
        return replaced.values();
    }

    /** As text for the table. */
    String factsOf(Conversation conversation) {
        return conversations.size() == 1 ? "" : conversation.facts().text();
    }

    /** Those whose facts must be written as they are not the only one any more. */
    Map<String, Conversation> parted() {
        var parted = new HashMap<String, Conversation>();
        for (String flow : lent) {
            var there = Optional.ofNullable(conversations.get(flow));
            if (conversations.size() > 1 && !changed.containsKey(flow) && there.isPresent()) {
                parted.put(flow, there.get());
            }
        }
        return parted;
    }

    /**
     * What becomes of its detections.
     *
     * @param numbers of those that begin
     */
    List<Change> changes(LongSupplier numbers) {
        var is = Together.bySite(conversations.values());
        var staying = staying(is.keySet());
        var said = new HashMap<String, Long>();
        var some = new ArrayList<Change>();
        for (Stored row : before) {
            if (!staying.containsValue(row)) {
                var into = Optional.ofNullable(staying.get(siteOf(row))).orElseThrow();
                said.merge(siteOf(row), row.version(), Long::sum);
                some.add(new Change(Optional.of(row), Optional.empty(), into.n()));
            }
        }
        is.forEach(
                (site, together) -> {
                    var was = Optional.ofNullable(staying.get(site));
                    var row =
                            was.map(w -> w.at(together, stayed(w)))
                                    .orElseGet(() -> begun(together, numbers));
                    long more = said.getOrDefault(site, 0L);
                    var after = row.said(row.state(), row.version() + more);
                    if (!was.equals(Optional.of(after)) || isReported(site)) {
                        some.add(new Change(was, Optional.of(after), after.n()));
                    }
                });
        return some;
    }

    /** By the site that they are at now: one that has none left goes with who spoke for it. */
    private Map<String, Stored> staying(Set<String> sites) {
        var staying = new LinkedHashMap<String, Stored>();
        for (Stored row : before) {
            if (sites.contains(row.site())) {
                staying.put(row.site(), row);
            }
        }
        for (Stored row : before) {
            if (!sites.contains(row.site())) {
                staying.putIfAbsent(siteOf(row), row);
            }
        }
        return staying;
    }

    /** Where the conversation is that spoke for a detection. */
    private String siteOf(Stored row) {
        return Optional.ofNullable(conversations.get(row.together().flow()))
                .orElseThrow()
                .facts()
                .site();
    }

    /** True if it is where it was, by whatever regions that is known now. */
    private boolean stayed(Stored row) {
        return filedAnew.contains(row.together().flow());
    }

    private Stored begun(Together together, LongSupplier numbers) {
        long n = before.isEmpty() && !began ? firstN : numbers.getAsLong();
        began = true;
        return new Stored(n, id, firstN, State.OPEN, 0, together);
    }

    private boolean isReported(String site) {
        return changed.values().stream().anyMatch(report -> report.facts().site().equals(site));
    }
}
