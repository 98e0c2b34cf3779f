package io.minewatch.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.minewatch.protocol.Message;
import io.minewatch.protocol.UserName;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes excerpts of messages that may be kept: passwords go, names are masked, long values are cut.
 *
 * <p>A password never leaves, whoever opted in to clear names.
 */
final class Redaction {

    /** As much as a record may quote. */
    static final int MAX_EXCERPT = 512;

    /** Longer texts are jobs' contents, of which the beginning is enough. */
    private static final int MAX_VALUE = 72;

    /**
     * Names that are masked at once; a proxy logs in many machines. Of more, the ones heard last
     * are, for a message has only those that it says itself.
     */
    static final int MAX_NAMES = 512;

    private static final String GONE = "***";

    /** No part of an e-mail address; the last one stands in names that are masked already. */
    private static final String NOT_IN_EMAIL = " \t\n\u000b\f\r/\"@…";

    private static final Set<String> SECRET_MEMBERS =
            Set.of("pass", "password", "passwd", "api_key", "rigid", "email", "worker");

    /**
     * Who is paid. They are masked unheard, for a message may be kept before it is known to be a
     * login.
     */
    private static final Set<String> NAME_MEMBERS =
            Set.of(
                    "login",
                    "loginid",
                    "wallet",
                    "wallet_address",
                    "publicAddress",
                    "address",
                    "site_key");

    /** Calls whose list of parameters is a name followed by secrets. */
    private static final Set<String> LOGINS = Set.of("mining.authorize", "eth_submitLogin");

    private static final String INTRODUCTION = "mining.subscribe";

    /**
     * How an address begins: no coin's is so short, and software has something else than letters
     * and digits in its name before there are so many.
     */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9_:]{20,}+");

    /** An address in a sentence, with the name of a machine that may stand behind it. */
    private static final Pattern SAID_ADDRESS =
            Pattern.compile(ADDRESS.pattern() + "[^\\s\"'<>()\\[\\],;…]*+");

    /** What servers tell people: whom they do not let in, for one. */
    private static final Set<String> SENTENCES =
            Set.of("error", "message", "description", "reason", "reject-reason");

    private final Pseudonyms pseudonyms;
    private final SequencedSet<String> names = new LinkedHashSet<>();

    /** A miner says its own name with every share. */
    private String latest = "";

    Redaction(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** A name that is to be masked wherever it turns up. */
    void hide(String name) {
        if (name.equals(latest) || name.isBlank()) {
            return;
        }
        latest = name;
        names.remove(name);
        if (names.size() == MAX_NAMES) {
            names.removeFirst();
        }
        names.addLast(name);
    }

    /** What may be kept of a message. */
    String excerpt(Message message) {
        JsonNode root = message.root();
        if (isLogin(message) && message.params().isArray()) {
            var copy = (ObjectNode) root.deepCopy();
            copy.set("params", login((ArrayNode) copy.get("params")));
            root = copy;
        }
        String text = masked(root, false).toString();
        return text.length() <= MAX_EXCERPT ? text : text.substring(0, MAX_EXCERPT - 1) + "…";
    }

    /** With Conflux the introduction is a login, if a name stands where others name software. */
    private boolean isLogin(Message message) {
        return LOGINS.contains(message.method())
                || message.method().equals(INTRODUCTION) && isName(Message.text(message.param(0)));
    }

    private boolean isName(String text) {
        return names.contains(Case.bounded(UserName.of(text).user())) || hasAddress(text);
    }

    private static boolean hasAddress(String text) {
        var begin = ADDRESS.matcher(text);
        return begin.lookingAt() && hasDigit(begin.group());
    }

    /** No address is without one; a long word of a sentence is. */
    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    private ArrayNode login(ArrayNode params) {
        if (params.path(0).isTextual()) {
            params.set(0, TextNode.valueOf(name(params.path(0).textValue())));
        }
        for (int i = 1; i < params.size(); i++) {
            params.set(i, TextNode.valueOf(GONE));
        }
        return params;
    }

    private JsonNode masked(JsonNode node, boolean isSentence) {
        if (node.isTextual()) {
            String text = masked(node.textValue());
            return TextNode.valueOf(shortened(isSentence ? withoutAddresses(text) : text));
        }
        if (node.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(masked(element, isSentence)));
            return copy;
        }
        if (node.isObject()) {
            var copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                copy.set(member.getKey(), masked(member, isSentence));
            }
            return copy;
        }
        return node;
    }

    private JsonNode masked(Map.Entry<String, JsonNode> member, boolean isSentence) {
        JsonNode value = member.getValue();
        if (SECRET_MEMBERS.contains(member.getKey())) {
            return TextNode.valueOf(GONE);
        }
        return NAME_MEMBERS.contains(member.getKey()) && value.isTextual()
                ? TextNode.valueOf(name(value.textValue()))
                : masked(value, isSentence || SENTENCES.contains(member.getKey()));
    }

    /** What is known to be a name. There may be an e-mail address behind it. */
    private String name(String text) {
        String user = UserName.of(text).user();
        return pseudonyms.display(user) + withoutEmails(text.substring(user.length()));
    }

    private String masked(String text) {
        String safe = text;
        for (String name : names) {
            if (safe.equals(name)) {
                safe = pseudonyms.display(name);
            } else if (name.length() >= 4 && safe.contains(name)) {
                safe = safe.replace(name, pseudonyms.display(name));
            }
        }
        return withoutEmails(safe);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE - 1) + "…";
    }

    /** Whose login was not heard may still be named by who turns him away. */
    private String withoutAddresses(String sentence) {
        return SAID_ADDRESS
                .matcher(sentence)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        hasDigit(found.group())
                                                ? pseudonyms.display(found.group())
                                                : found.group()));
    }

    /**
     * Pools of the Ethereum family take one behind the name. Not a regular expression: where a text
     * of 64 kB has no e-mail address in it, that would look at it again from every character.
     */
    static String withoutEmails(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return text;
        }
        var safe = new StringBuilder(text.length());
        int done = 0;
        while (at >= 0) {
            int from = at;
            while (from > done && NOT_IN_EMAIL.indexOf(text.charAt(from - 1)) < 0) {
                from--;
            }
            int end = at + 1;
            while (end < text.length() && NOT_IN_EMAIL.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            if (from < at && end > at + 1) {
                safe.append(text, done, from).append(GONE);
                done = end;
            }
            at = text.indexOf('@', end);
        }
        return safe.append(text, done, text.length()).toString();
    }
}
