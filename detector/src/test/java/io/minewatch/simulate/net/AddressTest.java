package io.minewatch.simulate.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void asPeopleWriteThem() {
        assertEquals("203.0.113.7", Address.v4(0xcb007107).toString());
        assertEquals("2001:db8::1", Address.v6(0x20010db800000000L, 1).toString());
        assertEquals("2001:db8:0:1::", Address.v6(0x20010db800000001L, 0).toString());
        assertEquals("::", Address.v6(0, 0).toString());
        assertEquals("1:0:2:3:4:5:6:7", Address.v6(0x1000000020003L, 0x4000500060007L).toString());
    }
}
