package io.minewatch.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody is who is not a pool.
 *
 * @param detail what it says of itself, safe to show; "" if nothing
 */
public record Stranger(Kind kind, String detail) {

    /** By what it says first. */
    public enum Kind {
        SSH,
        SMTP,
        FTP,
        IMAP,
        POP3,
        VNC,
        HTTP,
        /** Encrypted, and nothing inside that tells more. */
        TLS,
        /** Some other service of JSON. */
        JSON,
        TEXT,
        BINARY,
        /** Sends without end. */
        FLOOD,
        /** Takes connections and says nothing. */
        SILENT,
        /** Takes connections and closes them. */
        CLOSES
    }

    private static final int MAX_LINE = 120;

    /** A record of TLS: alert or handshake, of version 3.x. */
    private static final Pattern TLS = Pattern.compile("^[\\x15\\x16]\\x03[\\x00-\\x04]");

    /** What web servers answer without a head to what has no version of HTTP in it. */
    private static final Pattern PAGE = Pattern.compile("(?i)^\\s{0,4}<(?:!doctype|html)");

    private static final Pattern SERVER = Pattern.compile("(?im)^server:[ \\t]*([^\\r\\n]{1,100})");

    /** Who greets before it is spoken to. */
    private static final Map<Kind, Pattern> GREETINGS =
            Map.of(
                    Kind.SSH, Pattern.compile("^SSH-[\\d.]+-"),
                    Kind.SMTP, Pattern.compile("(?i)^[245]\\d\\d[ -].*(?:SMTP|mail)"),
                    Kind.FTP, Pattern.compile("(?i)^220[ -].*FTP"),
                    Kind.IMAP, Pattern.compile("^\\* (?:OK|BYE|PREAUTH)"),
                    Kind.POP3, Pattern.compile("^\\+OK"),
                    Kind.VNC, Pattern.compile("^RFB \\d{3}\\."));

    /** Whoever greets as these do before it is spoken to; empty for others. */
    static Optional<Stranger> greeting(byte[] said) {
        String text = text(said);
        return GREETINGS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(text).find())
                .findFirst()
                .map(entry -> new Stranger(entry.getKey(), line(text)));
    }

    /** By what was said, be it nothing. */
    static Stranger of(byte[] said, boolean closed, boolean full) {
        String text = text(said);
        if (text.isEmpty()) {
            return new Stranger(closed ? Kind.CLOSES : Kind.SILENT, "");
        }
        Optional<Stranger> greeting = greeting(said);
        if (greeting.isPresent()) {
            return greeting.get();
        }
        if (text.startsWith("HTTP/1.") || text.startsWith("HTTP/2")) {
            Matcher server = SERVER.matcher(text);
            return new Stranger(
                    Kind.HTTP, line(text) + (server.find() ? ", " + shown(server.group(1)) : ""));
        }
        if (PAGE.matcher(text).find()) {
            return new Stranger(Kind.HTTP, line(text));
        }
        if (TLS.matcher(text).find()) {
            return new Stranger(Kind.TLS, "");
        }
        if (full) {
            return new Stranger(Kind.FLOOD, line(text));
        }
        char first = text.stripLeading().isEmpty() ? ' ' : text.stripLeading().charAt(0);
        if (first == '{' || first == '[') {
            return new Stranger(Kind.JSON, line(text));
        }
        boolean isText =
                text.chars()
                        .limit(MAX_LINE)
                        .allMatch(it -> it >= ' ' && it < 0x7f || it == '\r' || it == '\n');
        return new Stranger(isText ? Kind.TEXT : Kind.BINARY, line(text));
    }

    /** True if it is somebody in particular, and not only one who says nothing. */
    boolean isTelling() {
        return kind != Kind.SILENT && kind != Kind.CLOSES;
    }

    private static String text(byte[] said) {
        return new String(said, 0, Math.min(said.length, 4096), ISO_8859_1);
    }

    private static String line(String text) {
        int end = text.indexOf('\n');
        return shown(end < 0 ? text : text.substring(0, end)).strip();
    }

    private static String shown(String text) {
        String cut = text.length() <= MAX_LINE ? text : text.substring(0, MAX_LINE - 1) + "…";
        return cut.strip().replaceAll("[^ -~…]", ".");
    }
}
