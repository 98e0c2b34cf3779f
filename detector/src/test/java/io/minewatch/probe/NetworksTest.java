package io.minewatch.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.255.0.1,true",
        "10.0.0.0/8,11.0.0.0,false",
        "198.51.100.128/25,198.51.100.128,true",
        "198.51.100.128/25,198.51.100.127,false",
        "198.51.100.7,198.51.100.7,true",
        "198.51.100.7,198.51.100.6,false",
        "0.0.0.0/0,203.0.113.9,true",
        "0.0.0.0/0,2001:db8::1,false",
        "2001:db8::/32,2001:db8:ffff::1,true",
        "2001:db8::/32,2001:db9::1,false"
    })
    void hasItsAddresses(String network, String address, boolean has) throws Exception {
        assertEquals(has, Networks.of(network).has(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "::/129", "10.0.0.0/x", "300.1.1.1"})
    void whatIsNoNetworkIsNone(String text) {
        assertTrue(Networks.read(text).isEmpty());
    }
}
