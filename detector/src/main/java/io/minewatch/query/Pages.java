package io.minewatch.query;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.minewatch.metrics.ApplianceStatus;
import io.minewatch.metrics.WorkerStatus;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The management pages: a path in, an answer out. Knows nothing of the network. */
final class Pages implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final Supplier<List<WorkerStatus>> workers;
    private final Supplier<ApplianceStatus> status;
    private final LongSupplier clockMillis;
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Totals totals = new Totals();
    private final Measures measures = new Measures(registry);
    private final ApplianceMeasures appliance;
    private final ProcessMeasures process;
    private final AtomicLong refused = new AtomicLong();

    Pages(
            Supplier<List<WorkerStatus>> workers,
            Supplier<ApplianceStatus> status,
            LongSupplier clockMillis) {
        this.workers = workers;
        this.status = status;
        this.clockMillis = clockMillis;
        appliance = new ApplianceMeasures(registry, clockMillis);
        process = new ProcessMeasures(registry);
        FunctionCounter.builder(Measures.PREFIX + "management.refused", refused, AtomicLong::get)
                .description("connections to these pages cut as too many, too slow or not HTTP")
                .register(registry);
    }

    /**
     * The answer.
     *
     * @param path of the request, without its query
     * @param accept the request's Accept header, empty if it has none
     */
    Page answer(String path, String accept) {
        return switch (path) {
            case "/metrics" -> metrics(Exposition.preferred(accept));
            case "/livez" -> Page.text(Page.OK, "alive\n");
            case "/readyz" -> readyz();
            case "/statusz" -> statusz();
            default -> Page.text(NOT_FOUND, "there are /metrics, /livez, /readyz and /statusz\n");
        };
    }

    /** Takes in who works now, so that nobody who ends before the next answer is forgotten. */
    void observe() {
        synchronized (totals) {
            measures.show(totals.observe(workers.get()));
        }
    }

    /** Counts a connection that got no answer to its request. */
    void refused() {
        refused.incrementAndGet();
    }

    @Override
    public void close() {
        process.close();
        registry.close();
    }

    private Page metrics(Exposition format) {
        observe();
        var now = status.get();
        appliance.show(now, reasons(now).isEmpty());
        return Page.of(Page.OK, format.contentType, registry.scrape(format.contentType));
    }

    private Page readyz() {
        var reasons = reasons(status.get());
        return reasons.isEmpty()
                ? Page.text(Page.OK, "ready\n")
                : Page.text(UNAVAILABLE, "not ready\n" + String.join("\n", reasons) + "\n");
    }

    private Page statusz() {
        var now = status.get();
        return Page.json(StatusJson.of(now, workers.get(), reasons(now)));
    }

    private List<String> reasons(ApplianceStatus now) {
        return Readiness.reasons(now, workers.get(), clockMillis.getAsLong());
    }
}
