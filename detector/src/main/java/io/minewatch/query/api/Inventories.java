package io.minewatch.query.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.Week;
import io.minewatch.query.api.access.Aliases;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/** What mines, week by week: the inventory that authorities keep. */
final class Inventories {

    private final Ledger ledger;
    private final Aliases aliases;
    private final Pages pages;
    private final Clock clock;

    Inventories(Ledger ledger, Aliases aliases, Pages pages, Clock clock) {
        this.ledger = ledger;
        this.aliases = aliases;
        this.pages = pages;
        this.clock = clock;
    }

    List<Route> routes() {
        Set<String> filtered = Route.union(Filters.UNTIMED, Set.of("week"));
        Set<String> paged = Route.union(filtered, Route.PAGING);
        return List.of(Route.get("/api/v1/inventory", Needs.SITES, paged, this::inventory));
    }

    private Answer inventory(Call call) {
        var given = call.parameters();
        if (given.text("cursor").isPresent() && given.text("week").isEmpty()) {
            throw Parameters.invalid("week", "must be named by who turns pages: weeks end");
        }
        Week week = week(given, clock);
        var views = new Views(call.role(), aliases);
        var slice =
                ledger.inventory(
                        call.caller().scope(),
                        Filters.read(given, call.role()),
                        week,
                        pages.after(call),
                        given.limit());
        return pages.of(call, slice, views::inventoried, head(week));
    }

    private ObjectNode head(Week week) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("week", week.toString())
                .put("start", week.start().toString())
                .put("end", week.end().toString())
                .put("complete", !clock.instant().isBefore(week.end()));
    }

    /** The one that is asked for; without a word about it the one that goes on. */
    static Week week(Parameters given, Clock clock) {
        return given.text("week")
                .map(
                        text ->
                                Week.parse(text)
                                        .orElseThrow(
                                                () ->
                                                        Parameters.invalid(
                                                                "week",
                                                                "must be a week such as"
                                                                        + " 2026-W34")))
                .orElseGet(() -> Week.of(clock.instant()));
    }
}
