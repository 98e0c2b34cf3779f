package io.minewatch.query.api.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;

/**
 * Takes out of an answer what a role does not see. Every key stays, so that a reader need not know
 * about roles; what was taken is named under {@code masked}.
 */
public final class Masking {

    private static final String MASKED = "masked";

    private final Role role;
    private final boolean seesAll;

    /** For what this role sees. */
    public Masking(Role role) {
        this.role = role;
        seesAll =
                Arrays.stream(Sensitivity.values()).allMatch(it -> role.sightOf(it) == Sight.FULL);
    }

    /** Changes the answer into what the role sees of it, and returns it. */
    public ObjectNode apply(ObjectNode answer, Fields fields) {
        if (seesAll) {
            return answer;
        }
        var taken = new TreeSet<String>();
        walk(answer, "", new Walk(fields, taken));
        if (!taken.isEmpty()) {
            ArrayNode names = answer.putArray(MASKED);
            taken.forEach(names::add);
        }
        return answer;
    }

    private void walk(ObjectNode object, String path, Walk walk) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            entry.setValue(seen(entry.getValue(), below, walk));
        }
    }

    private JsonNode seen(JsonNode value, String path, Walk walk) {
        return switch (value) {
            case ObjectNode object -> {
                walk(object, path, walk);
                yield object;
            }
            case ArrayNode list -> elements(list, path, walk);
            default -> leaf(value, path, walk);
        };
    }

    private JsonNode elements(ArrayNode list, String path, Walk walk) {
        ArrayNode seen = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : list) {
            JsonNode left = seen(element, path, walk);
            if (!left.isNull()) {
                seen.add(left);
            }
        }
        return seen;
    }

    private JsonNode leaf(JsonNode value, String path, Walk walk) {
        if (value.isNull()) {
            return value;
        }
        var field = walk.fields.at(path);
        Sight sight = role.sightOf(field.sensitivity());
        if (sight == Sight.FULL) {
            return value;
        }
        walk.taken.add(path);
        if (sight == Sight.NONE || !value.isTextual()) {
            return NullNode.instance;
        }
        return field.blur()
                .of(value.textValue())
                .<JsonNode>map(TextNode::valueOf)
                .orElse(NullNode.instance);
    }

    /** What one walk needs everywhere. */
    private record Walk(Fields fields, TreeSet<String> taken) {}
}
