package io.minewatch.query;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Process and virtual machine, under the names that everybody uses, and the machine's clock. */
final class ProcessMeasures implements AutoCloseable {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final int BYTES_PER_KIB = 1024;

    private final JvmGcMetrics pauses = new JvmGcMetrics();

    ProcessMeasures(MeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        pauses.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("process.resident.memory.bytes", ProcessMeasures::residentBytes)
                .description("memory of the process, of any kind, that is in RAM")
                .register(registry);
        clock(registry);
    }

    private static void clock(MeterRegistry registry) {
        var clock = KernelClock.open();
        Supplier<Number> synced = () -> clock.map(KernelClock::synchronised).orElse(Double.NaN);
        Supplier<Number> offset = () -> clock.map(KernelClock::offsetSeconds).orElse(Double.NaN);
        Gauge.builder(Measures.PREFIX + "clock.synced", synced)
                .description("1 if this machine's clock is synchronised, 0 if not")
                .register(registry);
        Gauge.builder(Measures.PREFIX + "clock.offset.seconds", offset)
                .description("how far the clock is from the right time, as the kernel knows it")
                .register(registry);
    }

    @Override
    public void close() {
        pauses.close();
    }

    /** What the kernel counts, off-heap tables and rings included. Not a number if it says not. */
    private static double residentBytes() {
        if (!Files.isReadable(STATUS)) {
            return Double.NaN;
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .map(kib -> kib * BYTES_PER_KIB)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
