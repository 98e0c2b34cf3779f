package io.minewatch.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.minewatch.protocol.carrier.Envelope;
import io.minewatch.protocol.carrier.HttpHead;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One message of a conversation: a request, a notification or a reply. Absent members read as
 * missing nodes, so that no dialect has to ask twice.
 *
 * @param root its JSON; of a binary message, a tree that says the same; of an HTTP message without
 *     JSON in it, an empty object
 * @param envelope what it came in
 */
public record Message(JsonNode root, Envelope envelope) {

    private static final int MAX_SHORT = 32;

    /** A message on a line. */
    public Message(JsonNode root) {
        this(root, Envelope.LINE);
    }

    /** The head before it, if it came by HTTP. */
    public Optional<HttpHead> http() {
        return envelope.http();
    }

    /** Value of the top-level member {@code method}; "" if there is none or it is not a text. */
    public String method() {
        return text(root.path("method"));
    }

    /** True if there is a {@code method}. */
    public boolean isCall() {
        return root.path("method").isTextual();
    }

    /** True if it answers something: no method, but a result or an error. */
    public boolean isReply() {
        return !root.has("method") && (root.has("result") || root.has("error"));
    }

    /**
     * The id as text: {@code 4} and {@code "4"} are different ids on the wire, but not for
     * matching.
     */
    public String id() {
        JsonNode id = root.path("id");
        return id.isNull() ? "" : id.asText("");
    }

    /**
     * True if nothing else stands at the top of the message. A record in a log has more: time,
     * level, text.
     */
    public boolean hasOnly(Set<String> members) {
        Iterator<String> names = root.fieldNames();
        while (names.hasNext()) {
            if (!members.contains(names.next())) {
                return false;
            }
        }
        return true;
    }

    /** The member {@code params}, missing if there is none. */
    public JsonNode params() {
        return root.path("params");
    }

    /** Element of {@code params} if that is a list. */
    public JsonNode param(int i) {
        JsonNode params = params();
        return params.isArray() ? params.path(i) : MissingNode.getInstance();
    }

    /** The member {@code result}, missing if there is none. */
    public JsonNode result() {
        return root.path("result");
    }

    /** The member {@code error}, missing if there is none. */
    public JsonNode error() {
        return root.path("error");
    }

    /** True if the reply says that something went wrong. */
    public boolean isError() {
        JsonNode error = error();
        return !error.isMissingNode() && !error.isNull() && !isFalse(error);
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }

    /** Text of the error, in whatever form the server wrote it. */
    public Optional<String> errorText() {
        JsonNode error = error();
        if (error.isTextual()) {
            return Optional.of(error.textValue());
        }
        if (error.isArray()) {
            return firstText(error.iterator());
        }
        return error.path("message").isTextual()
                ? Optional.of(error.path("message").textValue())
                : Optional.empty();
    }

    private static Optional<String> firstText(Iterator<JsonNode> nodes) {
        while (nodes.hasNext()) {
            JsonNode node = nodes.next();
            if (node.isTextual()) {
                return Optional.of(node.textValue());
            }
        }
        return Optional.empty();
    }

    /** The node's text; "" if it is not a text. */
    public static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }

    /** The node's text, or empty if it is not one or has nothing in it. */
    public static Optional<String> optionalText(JsonNode node) {
        return Optional.of(text(node)).filter(text -> !text.isBlank());
    }

    /** The node's text if it is as short as names of algorithms are, or empty. */
    public static Optional<String> shortText(JsonNode node) {
        return optionalText(node).filter(text -> text.length() <= MAX_SHORT);
    }

    /** A number from 0 to 2^63 - 1 without a fraction, or empty if the node is none. */
    public static OptionalLong count(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0
                ? OptionalLong.of(node.longValue())
                : OptionalLong.empty();
    }

    /** A port from 1 to 65535, as a number or as a text. */
    public static Optional<Integer> port(JsonNode node) {
        String digits = node.isIntegralNumber() ? node.asText() : text(node);
        if (!digits.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(digits)).filter(port -> port > 0 && port < 1 << 16);
    }
}
