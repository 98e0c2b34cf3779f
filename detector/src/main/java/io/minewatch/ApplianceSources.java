package io.minewatch;

import io.minewatch.capture.LiveCapture;
import io.minewatch.capture.ReplayCapture;

import java.util.ArrayList;
import java.util.List;

/** The sources that a configuration names. */
final class ApplianceSources {

    private ApplianceSources() {}

    static List<ApplianceSource> of(Config.Capture config, ApplianceLog log)
            throws ConfigException {
        if (!config.replay().files().isEmpty()) {
            return replay(config, log);
        }
        throw new ConfigException(List.of("capture.interfaces: this build has no live capture"));
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
                problem -> log.warnOften("replay " + problem.line(), "%s", problem.line()));
    }
}
