package io.minewatch.query;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.minewatch.metrics.SinkStatus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * The ways of records out of the program as metrics, by name, of which the configuration has few.
 */
final class SinkMeasures {

    private static final String SINK = "sink";

    private final MeterRegistry registry;
    private final Map<String, SinkStatus> sinks = new ConcurrentHashMap<>();

    SinkMeasures(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows these from now on. */
    void show(List<SinkStatus> now) {
        for (SinkStatus sink : now) {
            if (sinks.put(sink.name(), sink) == null) {
                register(sink.name());
            }
        }
    }

    private void register(String name) {
        gauge(name, "away", "1 if the far end refuses", s -> s.away() ? 1 : 0);
        gauge(
                name,
                "lag.seconds",
                "age of the oldest record that the sink has not taken",
                SinkStatus::lagSeconds);
        gauge(name, "queued", "records that wait in memory", SinkStatus::queued);
        gauge(name, "spooled", "records that wait on disk", s -> s.spool().waiting());
        gauge(name, "spool.bytes", "room that they take", s -> s.spool().bytes());
        counter(name, "taken.records", "records that the sink took", SinkStatus::taken);
        counter(name, "refusals", "attempts in vain", SinkStatus::refusals);
        counter(name, "lost.records", "records that found no room to wait in", SinkStatus::lost);
        counter(
                name,
                "dead.records",
                "records that the far end refused for good, and that were put aside",
                SinkStatus::dead);
        counter(
                name,
                "damaged.records",
                "records found incomplete on disk, and left out",
                s -> s.spool().damaged());
    }

    private void gauge(String sink, String name, String help, ToDoubleFunction<SinkStatus> value) {
        Gauge.builder(full(name), sinks, all -> value.applyAsDouble(all.get(sink)))
                .description(help)
                .tag(SINK, sink)
                .register(registry);
    }

    private void counter(
            String sink, String name, String help, ToDoubleFunction<SinkStatus> value) {
        FunctionCounter.builder(full(name), sinks, all -> value.applyAsDouble(all.get(sink)))
                .description(help)
                .tag(SINK, sink)
                .register(registry);
    }

    private static String full(String name) {
        return Measures.PREFIX + SINK + "." + name;
    }
}
