package io.minewatch.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

import io.minewatch.protocol.Message;

import java.util.regex.Pattern;

/** Makes short what was answered: the beginning of long values, no addresses of mail. */
final class Excerpt {

    private static final int MAX_LENGTH = 300;
    private static final int MAX_VALUE = 40;
    private static final int MAX_ITEMS = 16;

    /** Bounded on both sides, so that a long text is gone through once. */
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]{1,64}@[\\w.-]{1,255}");

    private Excerpt() {}

    static String of(Message message) {
        return shown(cut(message.root()).toString());
    }

    /** A text from outside, safe to show. */
    static String shown(String text) {
        String cut = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
        return MAIL.matcher(cut).replaceAll("***").replaceAll("[^ -~…]", ".");
    }

    private static JsonNode cut(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue();
            return text.length() <= MAX_VALUE
                    ? node
                    : TextNode.valueOf(text.substring(0, MAX_VALUE - 1) + "…");
        }
        if (node.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < Math.min(node.size(), MAX_ITEMS); i++) {
                list.add(cut(node.get(i)));
            }
            return list;
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(it -> object.set(it.getKey(), cut(it.getValue())));
            return object;
        }
        return node;
    }
}
