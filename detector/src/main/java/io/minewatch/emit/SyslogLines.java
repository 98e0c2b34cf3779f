package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;
import io.minewatch.verdict.Account;
import io.minewatch.verdict.Detection;
import io.minewatch.verdict.Grade;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Messages as RFC 5424 has them, one for each change of a conversation's state ({@link
 * StateChanges}). What a machine needs stands in the structured data; the text is for people, or is
 * another rendering's record.
 */
public final class SyslogLines implements Rendering {

    /** RFC 5424 section 6.2.4. */
    private static final int MAX_HOSTNAME = 255;

    /**
     * Of one value; a domain name has no more, and all others are shorter unless somebody plays.
     */
    private static final int MAX_VALUE = 255;

    /** We have no number of our own; RFC 5612 gives this one to those who have none. */
    private static final String ELEMENT = "minewatch@32473";

    /** RFC 5424 section 6.4 asks for it before text in UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final int SEVERITIES = 8;

    private final int facility;
    private final String hostname;
    private final Optional<Rendering> text;
    private final StateChanges changes = new StateChanges();

    /**
     * @param facility from 0 to 23
     * @param hostname of this machine; what may not stand there is left out
     * @param text what stands after the structured data, a line; empty for a sentence
     */
    public SyslogLines(int facility, String hostname, Optional<Rendering> text) {
        this.facility = facility;
        this.hostname = printable(hostname);
        this.text = text;
    }

    private static String printable(String name) {
        String kept = name.replaceAll("[^\\x21-\\x7E]", "");
        return kept.isEmpty() ? "-" : kept.substring(0, Math.min(kept.length(), MAX_HOSTNAME));
    }

    @Override
    public Optional<byte[]> of(LocatedDetection located) {
        if (!changes.isNew(located)) {
            return Optional.empty();
        }
        var message = new StringBuilder(512);
        head(message, located.detection());
        structured(message, located);
        message.append(' ').append(said(located));
        return Optional.of(message.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void head(StringBuilder message, Detection detection) {
        int priority = facility * SEVERITIES + severity(detection.mining().grade());
        message.append('<').append(priority).append(">1 ");
        message.append(Stamp.rfc5424(detection.end())).append(' ');
        message.append(hostname).append(" minewatch - detection ");
    }

    /** Warning, notice or informational. */
    private static int severity(Grade grade) {
        return switch (grade) {
            case CONFIRMED -> 4;
            case PROBABLE -> 5;
            case SUSPECTED, NOT_MINING -> 6;
        };
    }

    private static void structured(StringBuilder message, LocatedDetection located) {
        var detection = located.detection();
        var mining = detection.mining();
        message.append('[').append(ELEMENT);
        one(message, "id", Optional.of(detection.id()));
        one(message, "flow", Optional.of(FlowKey.of(detection)));
        one(message, "revision", Optional.of(Long.toString(detection.revision())));
        one(message, "grade", Optional.of(mining.grade().label));
        one(message, "protocol", Optional.of(mining.protocol()));
        one(message, "client", Optional.of(AddressText.of(detection.client().address())));
        one(message, "domain", Optional.of(detection.addressDomain()).filter(it -> !it.isEmpty()));
        one(message, "server", Optional.of(AddressText.of(detection.server().address())));
        one(message, "port", Optional.of(Integer.toString(detection.server().port())));
        one(message, "name", detection.serverName());
        one(message, "algorithm", mining.algorithm());
        one(message, "coin", mining.coin());
        one(message, "pool", mining.pool());
        one(message, "account", mining.account().map(Account::display));
        one(message, "location", Optional.of(located.location().grade()));
        one(message, "region", located.location().regionCode());
        if (located.standsFor() > 0) {
            one(message, "stands-for", Optional.of(Long.toString(located.standsFor())));
        }
        message.append(']');
    }

    private static void one(StringBuilder message, String name, Optional<String> value) {
        if (value.isPresent()) {
            message.append(' ').append(name).append("=\"");
            message.append(escaped(cut(VisibleText.of(value.get())))).append('"');
        }
    }

    private static String cut(String value) {
        if (value.length() <= MAX_VALUE) {
            return value;
        }
        boolean halves = Character.isHighSurrogate(value.charAt(MAX_VALUE - 1));
        return value.substring(0, halves ? MAX_VALUE - 1 : MAX_VALUE);
    }

    /** RFC 5424 section 6.3.3. */
    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    }

    private String said(LocatedDetection located) {
        if (text.isPresent()) {
            return text.get()
                    .of(located)
                    .map(line -> new String(line, StandardCharsets.UTF_8).stripTrailing())
                    .orElse("");
        }
        return BYTE_ORDER_MARK + VisibleText.of(sentence(located.detection()));
    }

    private static String sentence(Detection detection) {
        var mining = detection.mining();
        var server = detection.server();
        boolean isMining = mining.grade() != Grade.NOT_MINING;
        return "%s: %s to %s port %d, %s%s%s"
                .formatted(
                        isMining ? mining.grade().label + " mining" : "not mining, a node",
                        AddressText.of(detection.client().address()),
                        detection
                                .serverName()
                                .map(SyslogLines::cut)
                                .orElse(AddressText.of(server.address())),
                        server.port(),
                        mining.protocol(),
                        mining.coin().map(coin -> ", " + cut(coin)).orElse(""),
                        mining.pool().map(pool -> ", " + cut(pool)).orElse(""));
    }
}
