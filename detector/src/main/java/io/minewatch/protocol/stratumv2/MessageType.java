package io.minewatch.protocol.stratumv2;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Envelope;
import io.netty.buffer.ByteBuf;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The messages and their fields in order, from which follows how long each may be. Those of job
 * declaration and template distribution have names only. Above the type stands the extension.
 */
enum MessageType {
    SETUP_CONNECTION(
            0x00,
            Who.CLIENT,
            "protocol:U8 min_version:U16 max_version:U16 flags:U32 host:TEXT port:U16 vendor:TEXT"
                    + " hardware:TEXT firmware:TEXT device:TEXT"),
    SETUP_CONNECTION_SUCCESS(0x01, Who.SERVER, "version:U16 flags:U32"),
    SETUP_CONNECTION_ERROR(0x02, Who.SERVER, "flags:U32 code:TEXT"),
    CHANNEL_ENDPOINT_CHANGED(0x03, Who.SERVER, "channel:U32"),
    RECONNECT(0x04, Who.SERVER, "host:TEXT port:U16"),
    OPEN_STANDARD_CHANNEL(0x10, Who.CLIENT, "request:U32 user:TEXT hashrate:F32 max_target:U256"),
    OPEN_STANDARD_CHANNEL_SUCCESS(
            0x11,
            Who.SERVER,
            "request:U32 channel:U32 target:U256 extranonce_prefix:SHORT group:U32"),
    OPEN_CHANNEL_ERROR(0x12, Who.SERVER, "request:U32 code:TEXT"),
    OPEN_EXTENDED_CHANNEL(
            0x13,
            Who.CLIENT,
            "request:U32 user:TEXT hashrate:F32 max_target:U256 min_extranonce_size:U16"),
    OPEN_EXTENDED_CHANNEL_SUCCESS(
            0x14,
            Who.SERVER,
            "request:U32 channel:U32 target:U256 extranonce_size:U16 extranonce_prefix:SHORT"
                    + " group:U32"),
    NEW_JOB(0x15, Who.SERVER, "channel:U32 job:U32 time:OPTIONAL version:U32 merkle_root:U256"),
    UPDATE_CHANNEL(0x16, Who.CLIENT, "channel:U32 hashrate:F32 max_target:U256"),
    UPDATE_CHANNEL_ERROR(0x17, Who.SERVER, "channel:U32 code:TEXT"),
    CLOSE_CHANNEL(0x18, Who.BOTH, "channel:U32 code:TEXT"),
    SET_EXTRANONCE_PREFIX(0x19, Who.SERVER, "channel:U32 extranonce_prefix:SHORT"),
    SUBMIT_STANDARD(
            0x1a, Who.CLIENT, "channel:U32 sequence:U32 job:U32 nonce:U32 time:U32 version:U32"),
    SUBMIT_EXTENDED(
            0x1b,
            Who.CLIENT,
            "channel:U32 sequence:U32 job:U32 nonce:U32 time:U32 version:U32 extranonce:SHORT"
                    + " worker:APPENDED"),
    SUBMIT_SUCCESS(0x1c, Who.SERVER, "channel:U32 last_sequence:U32 count:U32 sum:U64"),
    SUBMIT_ERROR(0x1d, Who.SERVER, "channel:U32 sequence:U32 code:TEXT"),
    NEW_EXTENDED_JOB(
            0x1f,
            Who.SERVER,
            "channel:U32 job:U32 time:OPTIONAL version:U32 rolling:U8 merkle_path:HASHES"
                    + " coinbase1:LONG coinbase2:LONG"),
    SET_NEW_PREV_HASH(0x20, Who.SERVER, "channel:U32 job:U32 prev_hash:U256 time:U32 bits:U32"),
    SET_TARGET(0x21, Who.SERVER, "channel:U32 target:U256"),
    SET_CUSTOM_JOB(
            0x22,
            Who.CLIENT,
            "channel:U32 request:U32 token:BYTES version:U32 prev_hash:U256 time:U32 bits:U32"
                    + " coinbase_version:U32 coinbase_prefix:BYTES coinbase_sequence:U32"
                    + " coinbase_outputs:LONG coinbase_locktime:U32 merkle_path:HASHES"),
    SET_CUSTOM_JOB_SUCCESS(0x23, Who.SERVER, "channel:U32 request:U32 job:U32"),
    SET_CUSTOM_JOB_ERROR(0x24, Who.SERVER, "channel:U32 request:U32 code:TEXT"),
    SET_GROUP_CHANNEL(0x25, Who.SERVER, "group:U32 channels:NUMBERS"),
    ALLOCATE_JOB_TOKEN(0x50, Who.CLIENT, "user:TEXT request:U32"),
    ALLOCATE_JOB_TOKEN_SUCCESS(0x51, Who.SERVER, ""),
    PROVIDE_MISSING_TRANSACTIONS(0x55, Who.SERVER, ""),
    PROVIDE_MISSING_TRANSACTIONS_SUCCESS(0x56, Who.CLIENT, ""),
    DECLARE_JOB(0x57, Who.CLIENT, ""),
    DECLARE_JOB_SUCCESS(0x58, Who.SERVER, ""),
    DECLARE_JOB_ERROR(0x59, Who.SERVER, ""),
    PUSH_SOLUTION(0x60, Who.CLIENT, ""),
    COINBASE_OUTPUT_CONSTRAINTS(0x70, Who.CLIENT, ""),
    NEW_TEMPLATE(0x71, Who.SERVER, ""),
    SET_TEMPLATE_PREV_HASH(0x72, Who.SERVER, ""),
    REQUEST_TRANSACTION_DATA(0x73, Who.CLIENT, ""),
    REQUEST_TRANSACTION_DATA_SUCCESS(0x74, Who.SERVER, ""),
    REQUEST_TRANSACTION_DATA_ERROR(0x75, Who.SERVER, ""),
    SUBMIT_TEMPLATE_SOLUTION(0x76, Who.CLIENT, ""),
    REQUEST_EXTENSIONS(0x100, Who.CLIENT, "request:U16 extensions:EXTENSIONS"),
    REQUEST_EXTENSIONS_SUCCESS(0x101, Who.SERVER, "request:U16 extensions:EXTENSIONS"),
    REQUEST_EXTENSIONS_ERROR(
            0x102, Who.SERVER, "request:U16 unknown:EXTENSIONS required:EXTENSIONS");

    /** Who says a message. */
    private enum Who {
        CLIENT,
        SERVER,
        BOTH
    }

    private record Field(String name, FieldType type) {}

    private static final int LAST_COMMON = 0x04;
    private static final int LAST_OF_MINING = 0x25;

    /** A frame's header goes with it into the 65,536 bytes that a message may have. */
    private static final int LONGEST = (1 << 16) - Frames.HEADER;

    private static final String PREFIX = "sv2.";

    private final int type;
    private final Who who;
    private final List<Field> fields;

    MessageType(int type, Who who, String fields) {
        this.type = type;
        this.who = who;
        this.fields = fields.isEmpty() ? List.of() : parsed(fields);
    }

    private static List<Field> parsed(String fields) {
        return Arrays.stream(fields.split(" "))
                .map(field -> field.split(":"))
                .map(parts -> new Field(parts[0], FieldType.valueOf(parts[1])))
                .toList();
    }

    /** True if there is a message with this number. */
    static boolean isKnown(int type) {
        return Arrays.stream(values()).anyMatch(one -> one.type == type);
    }

    /** The message with this number, if its payload may be so long. */
    static Optional<MessageType> of(int type, int length) {
        return Arrays.stream(values())
                .filter(one -> one.type == type && one.mayBe(length))
                .findFirst();
    }

    /** The message with this name. */
    static Optional<MessageType> of(String method) {
        return Arrays.stream(values()).filter(one -> one.method().equals(method)).findFirst();
    }

    private boolean mayBe(int length) {
        if (length > LONGEST || fields.isEmpty()) {
            return length > 0 && length <= LONGEST;
        }
        int shortest = fields.stream().mapToInt(field -> field.type().shortest).sum();
        int longest = fields.stream().mapToInt(field -> field.type().longest).sum();
        int step = fields.stream().mapToInt(field -> field.type().step).reduce(0, MessageType::gcd);
        return length >= shortest
                && length <= longest
                && (step == 0 || (length - shortest) % step == 0);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    String method() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    /** True for messages that only miners and pools say, and one of them alone. */
    boolean isMining() {
        return type > LAST_COMMON && type <= LAST_OF_MINING && who != Who.BOTH;
    }

    /** Who says it; empty if both do. */
    Optional<Speaker> speaker() {
        return switch (who) {
            case CLIENT -> Optional.of(Speaker.CLIENT);
            case SERVER -> Optional.of(Speaker.SERVER);
            case BOTH -> Optional.empty();
        };
    }

    /** Reads the payload; empty if its fields are not as long as they say. */
    Optional<Message> read(ByteBuf payload) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("method", method());
        ObjectNode params = root.putObject("params");
        for (Field field : fields) {
            var value = field.type().read(payload);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            params.set(field.name(), value.get());
        }
        return payload.isReadable() && !fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new Message(root, Envelope.FRAME));
    }
}
