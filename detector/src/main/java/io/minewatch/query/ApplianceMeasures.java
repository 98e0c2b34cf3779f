package io.minewatch.query;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.minewatch.metrics.ApplianceStatus;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/** The state of the whole program as metrics. */
final class ApplianceMeasures {

    /** Versions come from operators' files, and are labels. */
    static final int MAX_VERSION = 64;

    private static final double MILLIS_PER_SECOND = 1e3;

    private final MeterRegistry registry;
    private final MultiGauge build;
    private final MultiGauge signatures;
    private final SinkMeasures sinks;

    /** Set before the first page is asked for. */
    @SuppressWarnings("NullAway.Init")
    private volatile Shown shown;

    ApplianceMeasures(MeterRegistry registry, LongSupplier clockMillis) {
        this.registry = registry;
        build = info("build.info", "version of the program");
        signatures = info("signature.info", "version of the signatures in force");
        gauge("ready", "1 if the program does its work", a -> a.ready ? 1 : 0);
        gauge(
                "signature.loaded.timestamp.seconds",
                "when the signatures in force were loaded",
                a -> a.status.signaturesLoadedSeconds());
        gauge(
                "subscriber.rows",
                "assignments of lines to subscribers in force",
                a -> a.status.subscriberRows());
        gauge("started.timestamp.seconds", "start of the program", a -> a.status.startedSeconds());
        counter(
                "reload.failures",
                "reloads of signatures or subscribers that were refused",
                ApplianceStatus::faultyReloads);
        sinks = new SinkMeasures(registry);
        Gauge.builder(
                        Measures.PREFIX + "clock.timestamp.seconds",
                        clockMillis,
                        clock -> clock.getAsLong() / MILLIS_PER_SECOND)
                .description("this machine's time of day, to be compared with the scraper's")
                .register(registry);
    }

    /** Shows this state from now on. */
    void show(ApplianceStatus status, boolean ready) {
        shown = new Shown(status, ready);
        version(build, status.buildVersion());
        version(signatures, status.signatureVersion());
        sinks.show(status.sinks());
    }

    private MultiGauge info(String name, String help) {
        return MultiGauge.builder(Measures.PREFIX + name).description(help).register(registry);
    }

    private void gauge(String name, String help, ToDoubleFunction<Shown> value) {
        Gauge.builder(Measures.PREFIX + name, this, all -> value.applyAsDouble(all.shown))
                .description(help)
                .register(registry);
    }

    private void counter(String name, String help, ToDoubleFunction<ApplianceStatus> value) {
        FunctionCounter.builder(
                        Measures.PREFIX + name, this, all -> value.applyAsDouble(all.shown.status))
                .description(help)
                .register(registry);
    }

    private static void version(MultiGauge info, String version) {
        String label = version.substring(0, Math.min(version.length(), MAX_VERSION));
        info.register(List.of(MultiGauge.Row.of(Tags.of("version", label), 1)), true);
    }

    private record Shown(ApplianceStatus status, boolean ready) {}
}
