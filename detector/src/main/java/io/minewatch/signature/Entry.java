package io.minewatch.signature;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One mapping of a file. Every reader notes what is wrong and then goes on with a harmless value,
 * so that one pass finds all faults; a set with a fault is never used.
 */
final class Entry {

    /** Names and sources are a line; more is a slip of the quotes. */
    static final int MAX_TEXT = 512;

    private static final int MAX_PORT = 65535;
    private static final Pattern NUMBER =
            Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d\\d?)?");
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    private final SignatureFile file;
    private final Optional<Node> node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    Entry(SignatureFile file, Node node, Set<String> keys) {
        this.file = file;
        this.node = Optional.of(node);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> take(tuple, keys));
        } else {
            file.fault(node, "must be a mapping with the keys " + new TreeSet<>(keys));
        }
    }

    private Entry(SignatureFile file) {
        this.file = file;
        node = Optional.empty();
    }

    /** Stands for a file that could not be read: has nothing and complains of nothing. */
    static Entry nothing(SignatureFile file) {
        return new Entry(file);
    }

    /** The mappings in a list that must be there. */
    List<Entry> entries(String key, Set<String> keys) {
        return items(key, true).stream().map(item -> new Entry(file, item, keys)).toList();
    }

    /** A text that must be there. */
    String text(String key, Check... checks) {
        return required(key).flatMap(value -> text(key, value, checks)).orElse("");
    }

    /** A text that may be there. */
    Optional<String> optional(String key, Check... checks) {
        return value(key).flatMap(value -> text(key, value, checks));
    }

    /** A list of texts; none if it is not there. */
    List<String> texts(String key, Check... checks) {
        return texts(key, items(key, false), checks);
    }

    /** A list of texts that must be there and not be empty. */
    List<String> someTexts(String key, Check... checks) {
        List<Node> items = items(key, true);
        value(key)
                .filter(value -> items.isEmpty() && value instanceof SequenceNode)
                .ifPresent(value -> file.fault(value, key + ": must not be empty"));
        return texts(key, items, checks);
    }

    /** Whether the key is there. */
    boolean has(String key) {
        return values.containsKey(key);
    }

    /** One of the constants in lower case, which must be there. */
    <E extends Enum<E>> E required(String key, Class<E> type) {
        required(key);
        return choice(key, type);
    }

    /** One of the constants in lower case; the first if it is not there. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> names =
                constants.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
        Check listed =
                value ->
                        names.contains(value)
                                ? Optional.empty()
                                : Optional.of("must be one of " + names);
        return optional(key, listed)
                .map(names::indexOf)
                .map(constants::get)
                .orElse(constants.get(0));
    }

    /** A truth value; false if it is not there. */
    boolean flag(String key) {
        return value(key).map(value -> flag(key, value)).orElse(false);
    }

    /** A number above 0. */
    Optional<Double> number(String key) {
        return value(key).flatMap(value -> number(key, value));
    }

    /** A number above 0 that must be there. */
    double someNumber(String key) {
        return required(key).flatMap(value -> number(key, value)).orElse(1.0);
    }

    /** A number above 0, or two of them that are the ends of a range, which must be there. */
    double[] range(String key) {
        Optional<Node> value = required(key);
        if (value.isPresent() && value.get() instanceof SequenceNode ends) {
            double[] range =
                    ends.getValue().stream()
                            .flatMap(end -> number(key, end).stream())
                            .mapToDouble(Double::doubleValue)
                            .toArray();
            if (ends.getValue().size() == 2 && range.length == 2 && range[0] <= range[1]) {
                return range;
            }
            file.fault(ends, key + ": must be a number or [lowest, highest]");
            return new double[] {1, 1};
        }
        double one = value.flatMap(each -> number(key, each)).orElse(1.0);
        return new double[] {one, one};
    }

    /** A list of port numbers and ranges of them. */
    Ports ports(String key) {
        return new Ports(
                items(key, false).stream().flatMap(item -> ports(key, item).stream()).toList());
    }

    /** Notes that a value is wrong, at its line, or at the entry's if it has no such key. */
    void fault(String key, String text) {
        value(key).or(() -> node).ifPresent(value -> file.fault(value, key + ": " + text));
    }

    /** Notes a key that is missing where another key asks for it. */
    void missing(String key) {
        node.ifPresent(entry -> file.fault(entry, "missing key \"" + key + "\""));
    }

    private void take(NodeTuple tuple, Set<String> keys) {
        Node name = tuple.getKeyNode();
        String key = name instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!keys.contains(key)) {
            file.fault(name, "unknown key \"" + cut(key) + "\", not one of " + new TreeSet<>(keys));
        } else if (values.put(key, tuple.getValueNode()) != null) {
            file.fault(name, "duplicate key \"" + key + "\"");
        }
    }

    private Optional<Node> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    private Optional<Node> required(String key) {
        if (!values.containsKey(key)) {
            missing(key);
        }
        return value(key);
    }

    private List<Node> items(String key, boolean required) {
        Optional<Node> value = required ? required(key) : value(key);
        if (value.isPresent() && value.get() instanceof SequenceNode list) {
            return list.getValue();
        }
        value.ifPresent(other -> file.fault(other, key + ": must be a list"));
        return List.of();
    }

    private List<String> texts(String key, List<Node> items, Check... checks) {
        return items.stream().flatMap(item -> text(key, item, checks).stream()).toList();
    }

    private Optional<String> text(String key, Node value, Check... checks) {
        if (!(value instanceof ScalarNode scalar) || !isText(scalar)) {
            file.fault(value, key + ": must be text" + shown(value) + "; quote it if it is");
            return Optional.empty();
        }
        String text = scalar.getValue();
        Check length =
                each ->
                        each.isBlank() || each.length() > MAX_TEXT
                                ? Optional.of("must be 1 to " + MAX_TEXT + " characters")
                                : Optional.empty();
        var all = new ArrayList<>(List.of(length));
        all.addAll(Arrays.asList(checks));
        for (Check check : all) {
            Optional<String> fault = check.fault(text);
            if (fault.isPresent()) {
                file.fault(value, key + ": \"" + cut(text) + "\" " + fault.get());
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }

    private static boolean isText(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.STR) || scalar.getTag().equals(Tag.TIMESTAMP);
    }

    private boolean flag(String key, Node value) {
        String text =
                value instanceof ScalarNode scalar && scalar.isPlain() ? scalar.getValue() : "";
        if (!text.equals("true") && !text.equals("false")) {
            file.fault(value, key + ": must be true or false");
        }
        return text.equals("true");
    }

    private Optional<Double> number(String key, Node value) {
        if (!(value instanceof ScalarNode scalar)
                || !scalar.isPlain()
                || !NUMBER.matcher(scalar.getValue()).matches()) {
            file.fault(value, key + ": must be a number" + shown(value));
            return Optional.empty();
        }
        double number = Double.parseDouble(scalar.getValue());
        if (number <= 0 || Double.isInfinite(number)) {
            file.fault(value, key + ": must be above 0" + shown(value));
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private Optional<Ports.Range> ports(String key, Node value) {
        Matcher ports = PORTS.matcher(value instanceof ScalarNode scalar ? scalar.getValue() : "");
        if (!ports.matches()) {
            file.fault(value, key + ": must be a port or a range as 3001-3015" + shown(value));
            return Optional.empty();
        }
        int first = Integer.parseInt(ports.group(1));
        int last = ports.group(2) == null ? first : Integer.parseInt(ports.group(2));
        if (first < 1 || last > MAX_PORT || first > last) {
            file.fault(value, key + ": must lie in 1 to " + MAX_PORT + shown(value));
            return Optional.empty();
        }
        return Optional.of(new Ports.Range(first, last));
    }

    private static String shown(Node value) {
        return value instanceof ScalarNode scalar ? ", not " + cut(scalar.getValue()) : "";
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
