package io.minewatch.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.verdict.Endpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.Random;

class AddressTextTest {

    /** Each in the form that RFC 5952 section 4 asks for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "::",
                "::1",
                "1::",
                "2001:db8::1",
                "2001:db8:0:1:1:1:1:1",
                "2001:db8::1:0:0:1",
                "2001:0:0:1::1",
                "1:2:3:4:5:6:7:8",
                "fe80::abcd:0:1"
            })
    void writesTheOneForm(String text) throws Exception {
        assertEquals(text, AddressText.of(InetAddress.getByName(text)));
    }

    @Test
    void writesWhatIsReadBack() throws Exception {
        var random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            var bytes = new byte[16];
            bytes[0] = 0x20;
            for (int k = 0; k < random.nextInt(16); k++) {
                bytes[random.nextInt(16)] = (byte) random.nextInt();
            }
            var address = InetAddress.getByAddress(bytes);
            assertEquals(address, InetAddress.getByName(AddressText.of(address)));
        }
    }

    @Test
    void setsThePortApart() throws Exception {
        assertEquals(
                "192.0.2.1:80",
                AddressText.of(new Endpoint(InetAddress.getByName("192.0.2.1"), 80)));
        assertEquals("[::1]:80", AddressText.of(new Endpoint(InetAddress.getByName("::1"), 80)));
    }
}
