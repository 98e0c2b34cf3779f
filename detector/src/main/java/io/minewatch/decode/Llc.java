package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** Logical link control, IEEE 802.2, with SNAP (RFC 1042) or IP of its own. */
final class Llc {

    private static final int SAPS = 0;
    private static final int CONTROL = 2;
    private static final int LENGTH = 3;
    private static final int SNAP_VENDOR_LOW = 4;
    private static final int SNAP_VENDOR_HIGH = 3;
    private static final int SNAP_TYPE = 6;
    private static final int SNAP_LENGTH = 8;

    private static final int SAPS_SNAP = 0xaaaa;
    private static final int SAPS_IP = 0x0606;
    private static final int UNNUMBERED = 3;

    private Llc() {}

    static Inside peel(Cursor cursor) {
        if (cursor.captured() < LENGTH) {
            return cursor.drop(Drop.TRUNCATED_LINK);
        }
        if (cursor.u8(CONTROL) != UNNUMBERED) {
            return cursor.drop(Drop.NOT_IP);
        }
        return switch (cursor.u16(SAPS)) {
            case SAPS_SNAP -> snap(cursor);
            case SAPS_IP -> {
                cursor.skip(LENGTH);
                yield Inside.IPV4;
            }
            default -> cursor.drop(Drop.NOT_IP);
        };
    }

    /** Only vendor 0 means an EtherType by the number after it. */
    private static Inside snap(Cursor cursor) {
        if (cursor.captured() < SNAP_LENGTH) {
            return cursor.drop(Drop.TRUNCATED_LINK);
        }
        if ((cursor.u8(SNAP_VENDOR_HIGH) | cursor.u16(SNAP_VENDOR_LOW)) != 0) {
            return cursor.drop(Drop.NOT_IP);
        }
        int type = cursor.u16(SNAP_TYPE);
        cursor.skip(SNAP_LENGTH);
        return EtherType.inside(type, cursor);
    }
}
