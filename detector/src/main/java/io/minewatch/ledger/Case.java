package io.minewatch.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One detection while reports on it are taken in. */
final class Case {

    final long n;
    final String id;
    final Optional<Stored> before;

    private final Map<String, Conversation> conversations = new HashMap<>();
    private final Map<String, Report> changed = new HashMap<>();
    private final Map<String, Facts> replaced = new HashMap<>();
    private final Set<String> lent = new HashSet<>();

    Case(long n, String id, Optional<Stored> before) {
        this.n = n;
        this.id = id;
        this.before = before;
    }

    /** What stands in its table; without facts of its own those of the detection hold. */
    void stands(Conversation conversation, boolean borrows) {
        conversations.put(conversation.flow(), conversation);
        if (borrows) {
            lent.add(conversation.flow());
        }
    }

    /** False if the same or a newer report was there. */
    boolean takes(Report report) {
        var there = Optional.ofNullable(conversations.get(report.flow()));
        if (there.isPresent() && !replaces(report, there.get())) {
            return false;
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

    Stored after() {
        return new Stored(
                n,
                id,
                before.map(Stored::state).orElse(State.OPEN),
                before.map(Stored::version).orElse(0L),
                Together.of(conversations.values()));
    }
}
