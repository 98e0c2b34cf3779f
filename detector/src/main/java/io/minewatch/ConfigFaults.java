package io.minewatch;

import org.yaml.snakeyaml.nodes.Node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one configuration file, so that all of it is said at once. */
final class ConfigFaults {

    private record Fault(int line, String text) {}

    private final Path file;
    private final List<Fault> faults = new ArrayList<>();

    ConfigFaults(Path file) {
        this.file = file;
    }

    void add(Node node, String text) {
        add(node.getStartMark().getLine() + 1, text);
    }

    /** {@code line} counts from 1; 0 if it is not at a line. A line of text stays one. */
    void add(int line, String text) {
        faults.add(new Fault(line, text.replaceAll("\\p{Cntrl}", "?")));
    }

    void throwIfAny() throws ConfigException {
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparing(Fault::line));
            throw new ConfigException(faults.stream().map(this::complaint).toList());
        }
    }

    private String complaint(Fault fault) {
        return fault.line > 0
                ? file + ":" + fault.line + ": " + fault.text
                : file + ": " + fault.text;
    }
}
