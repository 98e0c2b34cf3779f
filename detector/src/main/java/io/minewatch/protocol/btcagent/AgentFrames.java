package io.minewatch.protocol.btcagent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.protocol.BinaryForm;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.carrier.Envelope;
import io.netty.buffer.ByteBuf;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The binary messages between the lines: magic byte, type, length of all, all little-endian. */
final class AgentFrames implements BinaryForm {

    static final byte MAGIC = 0x7f;

    private static final int HEADER = 4;

    /** More hashes a share than any proof of work takes for a block. */
    private static final int MAX_EXPONENT = 128;

    @Override
    public int length(ByteBuf in) {
        int at = in.readerIndex();
        if (!in.isReadable() || in.getByte(at) != MAGIC) {
            return NONE;
        }
        if (in.readableBytes() < HEADER) {
            return TOO_LITTLE;
        }
        int length = in.getUnsignedShortLE(at + 2);
        return FrameKind.of(in.getUnsignedByte(at + 1), length).isPresent() ? length : NONE;
    }

    @Override
    public Optional<Message> read(ByteBuf message) {
        message.skipBytes(1);
        int type = message.readUnsignedByte();
        int length = message.readUnsignedShortLE();
        return FrameKind.of(type, length).flatMap(kind -> read(kind, message));
    }

    private static Optional<Message> read(FrameKind kind, ByteBuf body) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("method", kind.method);
        ObjectNode params = root.putObject("params");
        boolean isSound =
                switch (kind) {
                    case REGISTER_WORKER -> registration(body, params);
                    case SUBMIT_SHARE,
                            SUBMIT_SHARE_TIME,
                            SUBMIT_SHARE_VERSION,
                            SUBMIT_SHARE_TIME_VERSION ->
                            share(kind, body, params);
                    case SET_DIFFICULTY -> difficulty(body, params);
                    case SUBMIT_RESPONSE -> response(body, params);
                    case UNREGISTER_WORKER, GET_EXTRANONCE -> session(body, params);
                    case SET_EXTRANONCE -> extranonce(body, params);
                    case SUBMIT_SHARE_MIX, SUBMIT_SHARE_ETHEREUM -> true;
                };
        return isSound ? Optional.of(new Message(root, Envelope.FRAME)) : Optional.empty();
    }

    private static boolean session(ByteBuf body, ObjectNode params) {
        params.put("session", body.readUnsignedShortLE());
        return true;
    }

    /** Session and two texts, each with a zero behind it. */
    private static boolean registration(ByteBuf body, ObjectNode params) {
        session(body, params);
        return text(body, "agent", params) && text(body, "worker", params) && !body.isReadable();
    }

    private static boolean text(ByteBuf body, String name, ObjectNode params) {
        int length = body.bytesBefore((byte) 0);
        if (length < 0) {
            return false;
        }
        String text = body.readCharSequence(length, StandardCharsets.UTF_8).toString();
        body.skipBytes(1);
        params.put(name, text);
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean share(FrameKind kind, ByteBuf body, ObjectNode params) {
        params.put("job", body.readUnsignedByte());
        session(body, params);
        params.put("extranonce2", body.readUnsignedIntLE());
        params.put("nonce", body.readUnsignedIntLE());
        if (kind == FrameKind.SUBMIT_SHARE_TIME || kind == FrameKind.SUBMIT_SHARE_TIME_VERSION) {
            params.put("time", body.readUnsignedIntLE());
        }
        if (body.isReadable()) {
            params.put("version", body.readUnsignedIntLE());
        }
        return true;
    }

    /** The binary logarithm of the difficulty, and the sessions that it is for. */
    private static boolean difficulty(ByteBuf body, ObjectNode params) {
        int exponent = body.readUnsignedByte();
        int count = body.readUnsignedShortLE();
        params.put("exponent", exponent);
        var sessions = params.putArray("sessions");
        while (body.isReadable()) {
            sessions.add(body.readUnsignedShortLE());
        }
        return exponent <= MAX_EXPONENT && sessions.size() == count;
    }

    private static boolean response(ByteBuf body, ObjectNode params) {
        params.put("index", body.readUnsignedShortLE());
        params.put("status", body.readIntLE());
        return true;
    }

    private static boolean extranonce(ByteBuf body, ObjectNode params) {
        session(body, params);
        params.put("extranonce", body.readUnsignedIntLE());
        return true;
    }
}
