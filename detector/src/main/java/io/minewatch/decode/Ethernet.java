package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** Ethernet with an EtherType or, as IEEE 802.3 had it first, a length and LLC. */
final class Ethernet {

    static final int LENGTH = 14;
    static final int TYPE = 12;

    private Ethernet() {}

    static Inside peel(Cursor cursor) {
        if (cursor.captured() < LENGTH) {
            return cursor.drop(Drop.TRUNCATED_LINK);
        }
        int type = cursor.u16(TYPE);
        cursor.skip(LENGTH);
        return payload(type, cursor);
    }

    /** What follows an EtherType or length. */
    static Inside payload(int type, Cursor cursor) {
        if (type >= EtherType.LEAST) {
            return EtherType.inside(type, cursor);
        }
        cursor.shorten(type);
        return Inside.LLC;
    }
}
