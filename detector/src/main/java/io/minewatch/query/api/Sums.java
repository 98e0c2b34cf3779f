package io.minewatch.query.api;

import io.minewatch.ledger.Filter;
import io.minewatch.ledger.Ledger;
import io.minewatch.query.api.access.Aliases;
import io.minewatch.query.api.access.Aliases.Id;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sites, pools, regions, sensors, and figures over time. */
final class Sums {

    /** More than a wall display has columns. */
    static final int MAX_POINTS = 2000;

    private static final Duration USUAL_SPAN = Duration.ofDays(1);

    private static final Map<String, Duration> STEPS =
            Map.of(
                    "5m", Duration.ofMinutes(5),
                    "15m", Duration.ofMinutes(15),
                    "1h", Duration.ofHours(1),
                    "6h", Duration.ofHours(6),
                    "1d", Duration.ofDays(1),
                    "7d", Duration.ofDays(7));

    private final Ledger ledger;
    private final Aliases aliases;
    private final Pages pages;
    private final Clock clock;

    Sums(Ledger ledger, Aliases aliases, Pages pages, Clock clock) {
        this.ledger = ledger;
        this.aliases = aliases;
        this.pages = pages;
        this.clock = clock;
    }

    List<Route> routes() {
        Set<String> filtered = Route.union(Filters.NAMES, Route.PAGING);
        Set<String> stepped = Route.union(Filters.NAMES, Set.of("step"));
        return List.of(
                Route.get("/api/v1/sites", Needs.SITES, filtered, this::sites),
                Route.get("/api/v1/sites/{id}", Needs.SITES, Set.of(), this::site),
                Route.get("/api/v1/pools", Needs.SUMS, Filters.NAMES, this::pools),
                Route.get("/api/v1/regions", Needs.SUMS, Filters.NAMES, this::regions),
                Route.get("/api/v1/sensors", Needs.DETECTIONS, Set.of(), this::sensors),
                Route.get("/api/v1/overview", Needs.SUMS, Set.of(), this::overview),
                Route.get("/api/v1/statistics", Needs.SUMS, stepped, this::statistics));
    }

    private Views views(Call call) {
        return new Views(call.role(), aliases);
    }

    private Answer sites(Call call) {
        var filter = Filters.read(call.parameters(), call.role());
        var after = pages.after(call);
        int limit = call.parameters().limit();
        var slice = ledger.sites(call.caller().scope(), filter, after, limit);
        return pages.of(call, slice, views(call)::site);
    }

    private Answer site(Call call) {
        var site =
                aliases.meant(call.role(), Id.SITE, call.id())
                        .flatMap(id -> ledger.site(call.caller().scope(), id))
                        .orElseThrow(Problem::notFound);
        return Answer.of(views(call).site(site), 1);
    }

    private Answer pools(Call call) {
        var filter = Filters.read(call.parameters(), call.role());
        return pages.all(ledger.pools(call.caller().scope(), filter), views(call)::pool);
    }

    private Answer regions(Call call) {
        var filter = Filters.read(call.parameters(), call.role());
        return pages.all(ledger.regions(call.caller().scope(), filter), views(call)::region);
    }

    private Answer sensors(Call call) {
        return pages.all(ledger.sensors(call.caller().scope()), views(call)::sensor);
    }

    private Answer overview(Call call) {
        var overview = ledger.overview(call.caller().scope(), clock.instant());
        return Answer.of(views(call).overview(overview), 1);
    }

    private Answer statistics(Call call) {
        Filter filter = Filters.read(call.parameters(), call.role());
        Instant to = filter.to().orElseGet(clock::instant);
        Instant from = filter.from().orElseGet(() -> to.minus(USUAL_SPAN));
        Duration step =
                call.parameters()
                        .choice("step", STEPS.keySet().stream().sorted().toList(), STEPS::get)
                        .orElse(Duration.ofHours(1));
        if (Duration.between(from, to).dividedBy(step) > MAX_POINTS) {
            throw Parameters.invalid(
                    "step", "is too short for so long a time: " + MAX_POINTS + " points at most");
        }
        var points = ledger.over(call.caller().scope(), untimed(filter), from, to, step);
        return pages.all(points, views(call)::point);
    }

    /** A detection that goes on after the end of the time has its part in it all the same. */
    private static Filter untimed(Filter filter) {
        return filter.with().always().build();
    }
}
