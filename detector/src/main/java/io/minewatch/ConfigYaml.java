package io.minewatch;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Composes the node graph of a configuration file, which keeps the line of every value and builds
 * no object that a tag asks for.
 */
final class ConfigYaml {

    /** Two hundred times the annotated example; more is a wrong file. */
    static final int MAX_BYTES = 2 << 20;

    /** Root, section, list; nothing is deeper. */
    private static final int MAX_DEPTH = 8;

    private ConfigYaml() {}

    /** The root; empty, and a fault noted, if there is none. */
    static Optional<Node> compose(Path file, ConfigFaults faults) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                faults.add(0, "must have at most %,d bytes".formatted(MAX_BYTES));
                return Optional.empty();
            }
            Node root = new Yaml(options()).compose(new StringReader(Files.readString(file)));
            if (root == null) {
                faults.add(0, "must hold a mapping, found nothing");
            } else if (!(root instanceof MappingNode)) {
                faults.add(root, "must be a mapping");
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            faults.add(line, "not YAML: " + firstLine(e.getProblem()));
        } catch (YAMLException e) {
            faults.add(0, "not YAML: " + firstLine(String.valueOf(e.getMessage())));
        } catch (CharacterCodingException e) {
            faults.add(0, "not UTF-8");
        } catch (NoSuchFileException e) {
            faults.add(0, "no such file");
        } catch (AccessDeniedException e) {
            faults.add(0, "may not be read: permission denied");
        } catch (IOException e) {
            faults.add(0, "cannot be read: " + e.getMessage());
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

    private static String firstLine(String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
