package io.minewatch;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One mapping of a configuration file. Every reader notes what is wrong and goes on with the
 * default, so that one pass finds everything; a configuration with a fault is never used.
 */
final class ConfigSection {

    /** A path, a filter or a name; more is a slip of the quotes. */
    private static final int MAX_TEXT = 4096;

    /** Interfaces, files, processors; more is a wrong file. */
    private static final int MAX_ITEMS = 1024;

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern PROBABILITY =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,15})?(?:[eE]-?\\d{1,2})?");
    private static final Pattern RATIO = Pattern.compile("\\d{1,3}(?:\\.\\d{1,9})?%?");

    private final ConfigFaults faults;
    private final String path;

    /** Counts from 1; 0 for a section that nothing else has the name of. */
    private final int line;

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> names = new LinkedHashMap<>();

    private ConfigSection(ConfigFaults faults, String path, int line) {
        this.faults = faults;
        this.path = path;
        this.line = line;
    }

    /** The mapping at the root of a file, which may have these keys. */
    static ConfigSection root(Node node, ConfigFaults faults, Set<String> keys) {
        var section = new ConfigSection(faults, "", 0);
        section.take(node, keys);
        return section;
    }

    /**
     * The mapping under a key, which may have these keys; an empty one if it is not there, or if
     * all that is under it is commented out.
     */
    ConfigSection section(String key, Set<String> keys) {
        var section = new ConfigSection(faults, path + key + ".", 0);
        value(key)
                .filter(node -> !node.getTag().equals(Tag.NULL))
                .ifPresent(node -> section.take(node, keys));
        return section;
    }

    /** The mappings of a list under a key; one mapping is taken for a list of it. */
    List<ConfigSection> sections(String key, Set<String> keys) {
        var sections = new ArrayList<ConfigSection>();
        for (Node node : items(key)) {
            if (!node.getTag().equals(Tag.NULL)) {
                int begin = node.getStartMark().getLine() + 1;
                var section = new ConfigSection(faults, path + key + ".", begin);
                section.take(node, keys);
                sections.add(section);
            }
        }
        return sections;
    }

    private void take(Node node, Set<String> keys) {
        if (!(node instanceof MappingNode mapping)) {
            String name = path.isEmpty() ? "" : path.substring(0, path.length() - 1) + ": ";
            faults.add(node, name + "must be a mapping, found " + shown(node));
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node name = tuple.getKeyNode();
            String key = name instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!keys.contains(key)) {
                String known = String.join(", ", new TreeSet<>(keys));
                faults.add(name, path + cut(key) + ": unknown key, must be one of " + known);
            } else if (values.put(key, tuple.getValueNode()) != null) {
                faults.add(name, path + key + ": stands here twice");
            }
            names.put(key, name);
        }
    }

    /** Notes a fault of every key that is there and not among these. */
    void only(Set<String> keys, String text) {
        values.keySet().stream()
                .filter(key -> !keys.contains(key))
                .forEach(key -> fault(key, text));
    }

    /** Whether the key is there. */
    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Notes a fault of a key, at its line if it is there, else where an item of a list begins. */
    void fault(String key, String text) {
        Node at = names.get(key);
        faults.add(at == null ? line : at.getStartMark().getLine() + 1, path + key + ": " + text);
    }

    Optional<String> text(String key) {
        return value(key).flatMap(node -> text(key, node));
    }

    List<String> texts(String key) {
        return items(key).stream().flatMap(item -> text(key, item).stream()).toList();
    }

    /** A file or a directory; a relative name is one in {@code home}. */
    Optional<Path> path(String key, Path home) {
        return text(key).flatMap(text -> resolved(key, text, home));
    }

    List<Path> paths(String key, Path home) {
        return texts(key).stream().flatMap(text -> resolved(key, text, home).stream()).toList();
    }

    private Optional<Path> resolved(String key, String text, Path home) {
        if (text.isEmpty()) {
            fault(key, "must name a file, found \"\"");
            return Optional.empty();
        }
        try {
            return Optional.of(home.resolve(text));
        } catch (InvalidPathException e) {
            fault(key, "must name a file, found \"" + text + "\" (" + e.getReason() + ")");
            return Optional.empty();
        }
    }

    boolean flag(String key, boolean otherwise) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        String text = plain(node.get());
        if (!text.equals("true") && !text.equals("false")) {
            wrong(key, node.get(), "must be true or false");
        }
        return text.equals("true");
    }

    /** A whole number within bounds. */
    int number(String key, int lowest, int highest, int otherwise) {
        return value(key)
                .flatMap(node -> number(key, node, lowest, highest))
                .orElse((long) otherwise)
                .intValue();
    }

    /** Whole numbers within bounds. */
    List<Integer> numbers(String key, int lowest, int highest) {
        return items(key).stream()
                .flatMap(item -> number(key, item, lowest, highest).stream())
                .map(Long::intValue)
                .toList();
    }

    private Optional<Long> number(String key, Node node, long lowest, long highest) {
        String text = plain(node);
        if (WHOLE.matcher(text).matches()) {
            long number = Long.parseLong(text);
            if (number >= lowest && number <= highest) {
                return Optional.of(number);
            }
        }
        wrong(key, node, "must be a whole number from " + lowest + " to " + highest);
        return Optional.empty();
    }

    /** A share, "0.001" or "0.1%", from 0 to 1. */
    double ratio(String key, double otherwise) {
        Optional<Node> node = value(key);
        String text = node.map(ConfigSection::plain).orElse("");
        if (node.isEmpty()) {
            return otherwise;
        }
        if (RATIO.matcher(text).matches()) {
            boolean percent = text.endsWith("%");
            double number = Double.parseDouble(text.replace("%", ""));
            double ratio = percent ? number / 100 : number;
            if (ratio <= 1) {
                return ratio;
            }
        }
        wrong(key, node.get(), "must be a share from 0 to 1, such as 0.001 or 0.1%");
        return otherwise;
    }

    /** A small number within bounds, "1e-9" or "0.001". */
    double probability(String key, double lowest, double highest, double otherwise) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        String text = plain(node.get());
        if (PROBABILITY.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        wrong(
                key,
                node.get(),
                "must be a probability from " + shortest(lowest) + " to " + shortest(highest));
        return otherwise;
    }

    private static String shortest(double number) {
        return Double.toString(number).replace(".0E", "e");
    }

    /** A length of time within bounds, "500ms", "30s", "5m", "12h" or "7d". */
    Duration duration(String key, Duration lowest, Duration highest, Duration otherwise) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        Optional<Duration> read =
                ConfigUnits.duration(plain(node.get()))
                        .filter(it -> it.compareTo(lowest) >= 0 && it.compareTo(highest) <= 0);
        if (read.isEmpty()) {
            wrong(
                    key,
                    node.get(),
                    "must be a time from %s to %s, such as 500ms, 30s, 5m, 12h or 7d"
                            .formatted(ConfigUnits.text(lowest), ConfigUnits.text(highest)));
        }
        return read.orElse(otherwise);
    }

    /** A number of bytes within bounds, "4096", "64kB", "64MB" or "2GB", in powers of 1024. */
    long size(String key, long lowest, long highest, long otherwise) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        Optional<Long> read =
                ConfigUnits.size(plain(node.get())).filter(it -> it >= lowest && it <= highest);
        if (read.isEmpty()) {
            wrong(
                    key,
                    node.get(),
                    "must be a size from %s to %s, such as 64kB, 64MB or 2GB"
                            .formatted(ConfigUnits.text(lowest), ConfigUnits.text(highest)));
        }
        return read.orElse(otherwise);
    }

    /** One of the constants, written in lower case. */
    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        Optional<Node> node = value(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        String text = plain(node.get());
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        String known =
                String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .toList());
        wrong(key, node.get(), "must be one of " + known);
        return otherwise;
    }

    private Optional<Node> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The items of a list; one value is taken for a list of it. */
    private List<Node> items(String key) {
        Optional<Node> node = value(key);
        if (node.isPresent() && node.get() instanceof SequenceNode list) {
            if (list.getValue().size() <= MAX_ITEMS) {
                return list.getValue();
            }
            faults.add(list, path + key + ": must have at most " + MAX_ITEMS + " items");
            return List.of();
        }
        return node.stream().toList();
    }

    private Optional<String> text(String key, Node node) {
        boolean isText = node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL);
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (isText && text.length() <= MAX_TEXT && (!text.isBlank() || text.isEmpty())) {
            return Optional.of(text);
        }
        wrong(key, node, "must be a text of at most " + MAX_TEXT + " characters");
        return Optional.empty();
    }

    private void wrong(String key, Node node, String rule) {
        faults.add(node, path + key + ": " + rule + ", found " + shown(node));
    }

    private static String plain(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static String shown(Node node) {
        return switch (node) {
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "nothing";
            case ScalarNode scalar -> '"' + cut(scalar.getValue()) + '"';
            case SequenceNode _ -> "a list";
            default -> "a mapping";
        };
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
