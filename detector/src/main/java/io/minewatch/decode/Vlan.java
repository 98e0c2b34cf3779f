package io.minewatch.decode;

import io.minewatch.metrics.Drop;

/** A VLAN tag, IEEE 802.1Q section 9.6, after its EtherType. */
final class Vlan {

    private static final int CONTROL = 0;
    private static final int TYPE = 2;
    private static final int LENGTH = 4;
    private static final int ID_MASK = 0xfff;

    private Vlan() {}

    static Inside peel(Cursor cursor, Packet packet) {
        if (cursor.captured() < LENGTH) {
            return cursor.drop(Drop.TRUNCATED_LINK);
        }
        if (!packet.push(Encapsulation.VLAN, cursor.u16(CONTROL) & ID_MASK)) {
            return cursor.drop(Drop.TOO_DEEP);
        }
        int type = cursor.u16(TYPE);
        cursor.skip(LENGTH);
        return Ethernet.payload(type, cursor);
    }
}
