package io.minewatch.query;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Drop;

import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;

/**
 * The workers' counters as metrics, by interface. Nothing here is called per packet: the registry
 * reads sums that were made for the occasion.
 */
final class Measures {

    static final String PREFIX = "minewatch.";
    static final String IFACE = "iface";

    private static final String NEIGHBOUR = "NEIGHBOUR_";
    private static final String SHED = "SHED_";
    private static final double MILLIS_PER_SECOND = 1e3;

    private final PrometheusMeterRegistry registry;
    private final Set<String> known = new HashSet<>();
    private volatile SortedMap<String, SourceTotals> sums = Collections.emptySortedMap();

    Measures(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows these sums from now on. */
    void show(SortedMap<String, SourceTotals> sums) {
        this.sums = sums;
        sums.keySet().stream().filter(known::add).forEach(this::register);
    }

    private void register(String iface) {
        for (Counter counter : Counter.values()) {
            counter(iface, name(counter), help(counter), kind(counter), t -> t.of(counter));
        }
        for (Drop drop : Drop.values()) {
            String help = "frames, packets, messages and flows that went no further";
            var reason = Tags.of("reason", lower(drop.name()));
            counter(iface, "decode.drops", help, reason, t -> t.of(drop));
            if (drop.name().startsWith(SHED)) {
                shed(iface, drop);
            }
        }
        Drop evicted = Drop.FLOW_TABLE_FULL;
        counter(iface, "flows.evicted", evicted.help, Tags.empty(), t -> t.of(evicted));
        losses(iface);
        states(iface);
    }

    /** Not among the frames lost: these are flows and excerpts, each step in its own unit. */
    private void shed(String iface, Drop drop) {
        String help = "excerpts, suspects and new flows given up under load";
        var kind = Tags.of("kind", lower(drop.name().substring(SHED.length())));
        counter(iface, "shed", help, kind, t -> t.of(drop));
    }

    private void losses(String iface) {
        loss(iface, "nic", t -> t.capture().droppedByInterface());
        loss(iface, "kernel", t -> t.capture().droppedByKernel());
        loss(iface, "queue", t -> t.capture().droppedByUs());
    }

    private void loss(String iface, String stage, ToDoubleFunction<SourceTotals> value) {
        String help = "frames lost before they were looked at, by who had no room";
        counter(iface, "capture.drops", help, Tags.of("stage", stage), value);
    }

    private void states(String iface) {
        gauge(iface, "flows.followed", "flows in the table", t -> t.flowsFollowed());
        gauge(iface, "shedding.step", "step of load shedding, 0 for none", t -> t.shedding());
        gauge(
                iface,
                "capture.fullest.ratio",
                "largest share of a ring that waited at once in the last interval",
                t -> t.fullest());
        gauge(iface, "capture.workers", "workers that live", t -> t.workers());
        gauge(iface, "capture.attached", "workers with their interface", t -> t.attached());
        gauge(
                iface,
                "worker.beat.timestamp.seconds",
                "time of day at which the worker silent for longest last said that it lives",
                t -> t.beatMillis() / MILLIS_PER_SECOND);
    }

    private void counter(
            String iface,
            String name,
            String help,
            Tags more,
            ToDoubleFunction<SourceTotals> value) {
        FunctionCounter.builder(PREFIX + name, this, all -> value.applyAsDouble(all.of(iface)))
                .description(help)
                .tags(more.and(IFACE, iface))
                .register(registry);
    }

    private void gauge(
            String iface, String name, String help, ToDoubleFunction<SourceTotals> value) {
        Gauge.builder(PREFIX + name, this, all -> value.applyAsDouble(all.of(iface)))
                .description(help)
                .tag(IFACE, iface)
                .register(registry);
    }

    private SourceTotals of(String iface) {
        return sums.getOrDefault(iface, SourceTotals.NONE);
    }

    private static Tags kind(Counter counter) {
        return isNeighbour(counter)
                ? Tags.of("kind", lower(counter.name().substring(NEIGHBOUR.length())))
                : Tags.empty();
    }

    private static String help(Counter counter) {
        return isNeighbour(counter)
                ? "conversations that are near to mining and are none"
                : counter.help;
    }

    private static String name(Counter counter) {
        return switch (counter) {
            case FRAMES -> "capture.packets";
            case FRAME_BYTES -> "capture.bytes";
            case PACKETS -> "decode.packets";
            case SCREENED -> "screen.passed";
            // Prometheus allows no gauge and counter of one name, and the gauge is flows.followed.
            case FLOWS_FOLLOWED -> "flows.opened";
            default ->
                    isNeighbour(counter) ? "neighbours" : lower(counter.name()).replace('_', '.');
        };
    }

    private static boolean isNeighbour(Counter counter) {
        return counter.name().startsWith(NEIGHBOUR);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
