package io.minewatch.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.minewatch.protocol.carrier.Body;
import io.minewatch.protocol.carrier.Envelope;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the messages in a frame: one, or several where they come as a list. */
final class MessageParser {

    /** A batch of requests is legal JSON-RPC and unheard of in mining; more is an attack. */
    static final int MAX_BATCH = 64;

    /** Deepest seen is 4: the subscriptions in the result of {@code mining.subscribe}. */
    static final int MAX_NESTING = 16;

    /** A 256-bit number in decimal has 78 digits. */
    static final int MAX_NUMBER_LENGTH = 128;

    /** Stands for bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    /**
     * Names are not kept from one message to the next: whoever sends them could fill that table,
     * and everybody shares it.
     */
    private static final ObjectReader READER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(MAX_NESTING)
                                                    .maxNumberLength(MAX_NUMBER_LENGTH)
                                                    .maxStringLength(MessageFramer.MAX_MESSAGE)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .reader();

    private MessageParser() {}

    /**
     * The messages that a carrier brought: of HTTP one at least, for its head may be a message
     * itself; of WebSocket those on its lines, or binary ones of these forms.
     */
    static List<Message> parse(Body body, List<BinaryForm> forms) {
        if (body.envelope().kind() == Envelope.Kind.WEB_SOCKET) {
            return BinaryMessages.of(body.bytes(), forms, MAX_BATCH).orElseGet(() -> lines(body));
        }
        List<Message> messages =
                body.bytes().isReadable() ? parse(body.bytes(), body.envelope()) : List.of();
        return messages.isEmpty()
                ? List.of(new Message(JsonNodeFactory.instance.objectNode(), body.envelope()))
                : messages;
    }

    private static List<Message> lines(Body body) {
        var all = new ArrayList<Message>();
        ByteBuf bytes = body.bytes();
        while (bytes.isReadable() && all.size() < MAX_BATCH) {
            int feed = bytes.bytesBefore((byte) '\n');
            ByteBuf line = bytes.readSlice(feed < 0 ? bytes.readableBytes() : feed + 1);
            all.addAll(parse(line, body.envelope()));
        }
        return all;
    }

    /** The messages, or an empty list if the bytes are no JSON object or list of objects. */
    static List<Message> parse(ByteBuf frame) {
        return parse(frame, Envelope.LINE);
    }

    /** The same, from this envelope. */
    static List<Message> parse(ByteBuf frame, Envelope envelope) {
        JsonNode root;
        try {
            root = read(frame);
        } catch (IOException e) {
            return List.of();
        }
        if (root.isObject()) {
            return List.of(new Message(root, envelope));
        }
        var all = new ArrayList<Message>();
        for (JsonNode element : root) {
            if (!element.isObject() || all.size() == MAX_BATCH) {
                return List.of();
            }
            all.add(new Message(element, envelope));
        }
        return all;
    }

    /** User agents are free text and not always UTF-8: then the bytes are read as Latin-1. */
    private static JsonNode read(ByteBuf frame) throws IOException {
        int length = frame.readableBytes();
        byte[] bytes = frame.hasArray() ? frame.array() : ByteBufUtil.getBytes(frame);
        int offset = frame.hasArray() ? frame.arrayOffset() + frame.readerIndex() : 0;
        if (isAscii(bytes, offset, length)) {
            return READER.readTree(bytes, offset, length);
        }
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        }
        return READER.readTree(text);
    }

    /** Zero does not count: two of the encodings that Jackson looks for have it in them. */
    private static boolean isAscii(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] <= 0) {
                return false;
            }
        }
        return true;
    }
}
