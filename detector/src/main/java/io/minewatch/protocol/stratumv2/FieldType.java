package io.minewatch.protocol.stratumv2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How a field is written, little-endian; lengths in bytes, those of variable ones included. */
enum FieldType {
    U8(1, 1, 0),
    U16(2, 2, 0),
    U32(4, 4, 0),
    U64(8, 8, 0),
    F32(4, 4, 0),
    /** As hexadecimal in the order of the wire. */
    U256(32, 32, 0),
    /** A number that may be missing. */
    OPTIONAL(1, 5, 4),
    /** A text of up to 255 bytes. */
    TEXT(1, 256, 1),
    /** Up to 32 bytes. */
    SHORT(1, 33, 1),
    /** Up to 255 bytes. */
    BYTES(1, 256, 1),
    /** Up to 65,535 bytes. */
    LONG(2, 2 + 0xffff, 1),
    /** Up to 255 hashes. */
    HASHES(1, 1 + 255 * 32, 32),
    /** Up to 65,535 numbers. */
    NUMBERS(2, 2 + 0xffff * 4, 4),
    /** Numbers of extensions: some dozens at most, there are two. */
    EXTENSIONS(2, 2 + 32 * 2, 2),
    /** What extensions append to a message, to its end: the name of a worker if there is one. */
    APPENDED(0, 5 + 32, 1);

    final int shortest;
    final int longest;

    /** By how many bytes lengths differ. */
    final int step;

    private static final int HASH = 32;
    private static final int WORD = 4;
    private static final int HALF_WORD = 2;

    /** In front of what is appended: extension, field, length. */
    private static final int APPENDED_HEADER = 5;

    private static final int WORKER_EXTENSION = 2;
    private static final int WORKER_FIELD = 1;

    FieldType(int shortest, int longest, int step) {
        this.shortest = shortest;
        this.longest = longest;
        this.step = step;
    }

    /** The field's value; empty if it does not fit into what is left. */
    Optional<JsonNode> read(ByteBuf in) {
        return in.readableBytes() < shortest ? Optional.empty() : value(in);
    }

    private Optional<JsonNode> value(ByteBuf in) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (this) {
            case U8 -> Optional.of(nodes.numberNode(in.readUnsignedByte()));
            case U16 -> Optional.of(nodes.numberNode(in.readUnsignedShortLE()));
            case U32 -> Optional.of(nodes.numberNode(in.readUnsignedIntLE()));
            case U64 -> Optional.of(nodes.numberNode(in.readLongLE()));
            case F32 -> Optional.of(nodes.numberNode(in.readFloatLE()));
            case U256 -> hex(in, HASH);
            case OPTIONAL -> optional(in);
            case TEXT -> text(in, in.readUnsignedByte());
            case SHORT -> hex(in, Math.min(in.readUnsignedByte(), longest));
            case BYTES -> hex(in, in.readUnsignedByte());
            case LONG -> hex(in, in.readUnsignedShortLE());
            case HASHES -> list(in, in.readUnsignedByte(), U256, HASH);
            case NUMBERS -> list(in, in.readUnsignedShortLE(), U32, WORD);
            case EXTENSIONS -> list(in, in.readUnsignedShortLE(), U16, HALF_WORD);
            case APPENDED -> appended(in);
        };
    }

    private static Optional<JsonNode> optional(ByteBuf in) {
        return switch (in.readUnsignedByte()) {
            case 0 -> Optional.of(JsonNodeFactory.instance.nullNode());
            case 1 -> U32.read(in);
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> hex(ByteBuf in, int length) {
        if (length > in.readableBytes()) {
            return Optional.empty();
        }
        String hex = ByteBufUtil.hexDump(in.readSlice(length));
        return Optional.of(JsonNodeFactory.instance.textNode(hex));
    }

    private static Optional<JsonNode> appended(ByteBuf in) {
        JsonNode worker = JsonNodeFactory.instance.nullNode();
        while (in.isReadable()) {
            if (in.readableBytes() < APPENDED_HEADER) {
                return Optional.empty();
            }
            int extension = in.readUnsignedShortLE();
            int field = in.readUnsignedByte();
            int length = in.readUnsignedShortLE();
            boolean isWorker = extension == WORKER_EXTENSION && field == WORKER_FIELD;
            Optional<JsonNode> value = isWorker ? text(in, length) : hex(in, length);
            if (value.isEmpty()) {
                return value;
            }
            worker = isWorker ? value.get() : worker;
        }
        return Optional.of(worker);
    }

    private static Optional<JsonNode> text(ByteBuf in, int length) {
        if (length > in.readableBytes()) {
            return Optional.empty();
        }
        String text = in.readCharSequence(length, StandardCharsets.UTF_8).toString();
        return text.chars().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of(JsonNodeFactory.instance.textNode(text));
    }

    private static Optional<JsonNode> list(ByteBuf in, int count, FieldType type, int size) {
        if (count * size > in.readableBytes()) {
            return Optional.empty();
        }
        var all = JsonNodeFactory.instance.arrayNode(count);
        for (int i = 0; i < count; i++) {
            type.read(in).ifPresent(all::add);
        }
        return Optional.of(all);
    }
}
