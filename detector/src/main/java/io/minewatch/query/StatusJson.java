package io.minewatch.query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.metrics.ApplianceStatus;
import io.minewatch.metrics.Counter;
import io.minewatch.metrics.Counters;
import io.minewatch.metrics.Drop;
import io.minewatch.metrics.SinkStatus;
import io.minewatch.metrics.WorkerStatus;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The state of the program for people and scripts: what {@code /statusz} answers. */
final class StatusJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private StatusJson() {}

    static String of(ApplianceStatus status, List<WorkerStatus> workers, List<String> reasons) {
        return node(status, workers, reasons).toPrettyString() + "\n";
    }

    static ObjectNode node(
            ApplianceStatus status, List<WorkerStatus> workers, List<String> reasons) {
        ObjectNode root = NODES.objectNode();
        root.put("version", status.buildVersion());
        root.put("started", stamp(status.startedSeconds()));
        root.put("ready", reasons.isEmpty());
        var notReady = root.putArray("not_ready");
        reasons.forEach(notReady::add);
        root.putObject("signatures")
                .put("version", status.signatureVersion())
                .put("loaded", stamp(status.signaturesLoadedSeconds()));
        root.put("faulty_reloads", status.faultyReloads());
        root.put("subscriber_rows", status.subscriberRows());
        var sinks = root.putArray("sinks");
        status.sinks().forEach(sink -> sinks.add(of(sink)));
        var all = root.putArray("workers");
        workers.forEach(worker -> all.add(of(worker)));
        return root;
    }

    private static ObjectNode of(SinkStatus sink) {
        return NODES.objectNode()
                .put("name", sink.name())
                .put("away", sink.away())
                .put("lag_seconds", sink.lagSeconds())
                .put("queued", sink.queued())
                .put("spooled", sink.spool().waiting())
                .put("spool_bytes", sink.spool().bytes())
                .put("spool_damaged", sink.spool().damaged())
                .put("taken", sink.taken())
                .put("refusals", sink.refusals())
                .put("lost", sink.lost())
                .put("dead", sink.dead());
    }

    private static ObjectNode of(WorkerStatus worker) {
        ObjectNode node = NODES.objectNode();
        node.put("name", worker.name());
        node.put("source", worker.source());
        node.put("attached", worker.attached());
        node.put("beat", Instant.ofEpochMilli(worker.beatMillis()).toString());
        node.put("shedding", worker.shedding());
        node.put("fullest", worker.fullest());
        node.put("flows_followed", worker.flowsFollowed());
        var capture = worker.capture();
        node.putObject("capture")
                .put("received", capture.received())
                .put("dropped_by_interface", capture.droppedByInterface())
                .put("dropped_by_kernel", capture.droppedByKernel())
                .put("dropped_by_us", capture.droppedByUs())
                .put("loss", capture.loss());
        node.set("counts", counts(worker.counters()));
        node.set("drops", drops(worker.counters()));
        return node;
    }

    private static ObjectNode counts(Counters counters) {
        ObjectNode node = NODES.objectNode();
        for (Counter counter : Counter.values()) {
            node.put(counter.name().toLowerCase(Locale.ROOT), counters.of(counter));
        }
        return node;
    }

    private static ObjectNode drops(Counters counters) {
        ObjectNode node = NODES.objectNode();
        for (Drop drop : Drop.values()) {
            node.put(drop.name().toLowerCase(Locale.ROOT), counters.of(drop));
        }
        return node;
    }

    private static String stamp(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }
}
