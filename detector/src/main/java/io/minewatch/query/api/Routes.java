package io.minewatch.query.api;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.ledger.Ledger;
import io.minewatch.query.api.access.Aliases;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything that can be asked for under {@code /api/v1}. */
final class Routes {

    private Routes() {}

    static List<Route> of(
            Ledger ledger,
            Aliases aliases,
            Access access,
            Live live,
            Supplier<JsonNode> appliance,
            QueryListener listener,
            Clock clock) {
        var pages = new Pages(new Cursors());
        var all = new ArrayList<Route>();
        all.addAll(new Detections(ledger, aliases, pages, clock).routes());
        all.addAll(new Sums(ledger, aliases, pages, clock).routes());
        all.addAll(new Inventories(ledger, aliases, pages, clock).routes());
        all.addAll(new Desk(ledger, aliases, access, pages, appliance).routes());
        all.addAll(new Exports(ledger, aliases, listener, clock).routes());
        all.addAll(live.routes());
        return List.copyOf(all);
    }
}
