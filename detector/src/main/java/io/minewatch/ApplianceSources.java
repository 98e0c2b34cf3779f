package io.minewatch;

import io.minewatch.capture.LiveCapture;
import io.minewatch.capture.ReplayCapture;
import io.minewatch.capture.live.LiveCaptures;
import io.minewatch.capture.live.LiveConfig;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The sources that a configuration names. */
final class ApplianceSources {

    private ApplianceSources() {}

    static List<ApplianceSource> of(Config.Capture config, ApplianceLog log) {
        return config.replay().files().isEmpty()
                ? config.live().stream().map(live -> live(live, log)).toList()
                : replay(config, log);
    }

    private static ApplianceSource live(LiveConfig config, ApplianceLog log) {
        String name = config.interfaceName().isEmpty() ? "udp" : config.interfaceName();
        return new ApplianceSource(name, config.workers(), () -> open(name, config, log));
    }

    private static List<LiveCapture> open(String name, LiveConfig config, ApplianceLog log)
            throws IOException {
        var opened = LiveCaptures.open(config);
        log.note("%s: captured by %s", name, opened.method().label());
        opened.remarks().forEach(remark -> log.note("%s: %s", name, remark));
        return opened.workers();
    }

    /** Whole files for each worker, so that both directions of a flow are with the same one. */
    private static List<ApplianceSource> replay(Config.Capture config, ApplianceLog log) {
        var sources = new ArrayList<ApplianceSource>();
        var files = config.replay().files();
        int workers = Math.min(config.workers(), files.size());
        for (int worker = 0; worker < workers; worker++) {
            var own = new ArrayList<String>();
            for (int i = worker; i < files.size(); i += workers) {
                own.add(files.get(i).toString());
            }
            String name = workers == 1 ? "replay" : "replay" + worker;
            sources.add(new ApplianceSource(name, 1, () -> List.of(replay(config, own, log))));
        }
        return sources;
    }

    private static LiveCapture replay(Config.Capture config, List<String> files, ApplianceLog log) {
        return new ReplayCapture(
                files,
                config.replay().loop(),
                config.replay().pace(),
                problem -> log.warnOften("replay " + problem.source(), "%s", problem.line()));
    }
}
