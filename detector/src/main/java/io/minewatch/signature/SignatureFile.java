package io.minewatch.signature;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * One YAML file of the set.
 *
 * <p>Only its node graph is composed, which keeps the line of every value and builds no object that
 * a tag asks for.
 */
final class SignatureFile {

    /** Some forty times what is shipped; more is a wrong file. */
    static final int MAX_BYTES = 2 << 20;

    /** Root, list, entry, list of values; nothing is deeper. */
    private static final int MAX_DEPTH = 8;

    private final Path path;
    private final Faults faults;
    private final Optional<byte[]> bytes;
    private final Optional<Node> root;

    private SignatureFile(Path path, Faults faults) {
        this.path = path;
        this.faults = faults;
        bytes = content();
        root = bytes.flatMap(this::decoded).flatMap(this::composed);
    }

    /** Reads a file; what is wrong with it is noted, and then it has no entries. */
    static SignatureFile read(Path path, Faults faults) {
        return new SignatureFile(path, faults);
    }

    /** Its bytes; none if it could not be read. */
    byte[] bytes() {
        return bytes.orElseGet(() -> new byte[0]);
    }

    /** Whether it is YAML with a mapping at its root. */
    boolean readable() {
        return root.isPresent();
    }

    /** Its outermost mapping, which may have these keys; an empty one if it is not readable. */
    Entry root(Set<String> keys) {
        return root.map(node -> new Entry(this, node, keys)).orElseGet(() -> Entry.nothing(this));
    }

    String name() {
        return path.getFileName().toString();
    }

    void fault(Node node, String text) {
        fault(node.getStartMark().getLine() + 1, text);
    }

    private void fault(int line, String text) {
        faults.add(path.toString(), line, text);
    }

    private Optional<byte[]> content() {
        try {
            if (!Files.isRegularFile(path)) {
                fault(0, "no such file");
            } else if (Files.size(path) > MAX_BYTES) {
                fault(0, "larger than " + MAX_BYTES + " bytes: " + Files.size(path));
            } else {
                return Optional.of(Files.readAllBytes(path));
            }
        } catch (IOException e) {
            fault(0, "cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<String> decoded(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate(content.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            fault(lineOfByte(content, in.position()), "not UTF-8");
            return Optional.empty();
        }
        return Optional.of(out.flip().toString());
    }

    private Optional<Node> composed(String text) {
        try {
            Node node = new Yaml(options()).compose(new StringReader(text));
            if (node instanceof MappingNode) {
                return Optional.of(node);
            }
            fault(1, "must hold a mapping");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            fault(line, "not YAML: " + oneLine(e.getProblem()));
        } catch (ReaderException e) {
            int offset = text.offsetByCodePoints(0, Math.max(0, e.getPosition()));
            fault(
                    1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count(),
                    "not YAML: character U+%04X is not allowed".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            fault(0, "not YAML: " + oneLine(e.getMessage()));
        }
        return Optional.empty();
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        return options;
    }

    private static int lineOfByte(byte[] content, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += content[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static String oneLine(@Nullable String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }
}
