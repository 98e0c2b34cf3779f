package io.minewatch.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code hardware.yaml}. */
final class HardwareFile {

    private static final Set<String> ROOT = Set.of("hardware");
    private static final Set<String> KEYS =
            Set.of(
                    "vendor",
                    "model",
                    "names",
                    "algorithms",
                    "hashrate",
                    "watts",
                    "source",
                    "date",
                    "note");

    private HardwareFile() {}

    static List<Hardware> read(SignatureFile file, Check algorithm) {
        var hardware = new ArrayList<Hardware>();
        Check unique = Check.unique();
        for (Entry entry : file.root(ROOT).entries("hardware", KEYS)) {
            add(entry, algorithm, unique, hardware);
        }
        return hardware;
    }

    private static void add(Entry entry, Check algorithm, Check unique, List<Hardware> hardware) {
        String vendor = entry.text("vendor");
        String model = entry.text("model");
        List<String> names = entry.texts("names");
        Check unseen = name -> unique.fault(model + " " + name);
        double hashrate = entry.someNumber("hashrate");
        double[] watts = entry.range("watts");
        String source = entry.text("source");
        entry.optional("date", Check.date());
        entry.optional("note");
        for (String name : entry.someTexts("algorithms", algorithm, unseen)) {
            hardware.add(
                    new Hardware(vendor, model, names, name, hashrate, watts[0], watts[1], source));
        }
    }
}
