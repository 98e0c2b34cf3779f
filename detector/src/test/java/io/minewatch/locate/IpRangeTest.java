package io.minewatch.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class IpRangeTest {

    @Test
    void readsPrefixesAddressesAndRanges() throws BadValue {
        assertEquals(List.of("192.0.2.0/24"), split("192.0.2.0/24"));
        assertEquals(List.of("192.0.2.7/32"), split("192.0.2.7"));
        assertEquals(List.of("192.0.2.7/32"), split("192.0.2.7 - 192.0.2.7"));
        assertEquals(
                List.of("192.0.2.7/32", "192.0.2.8/30", "192.0.2.12/32"),
                split("192.0.2.7-192.0.2.12"));
        assertEquals(List.of("0.0.0.0/0"), split("0.0.0.0-255.255.255.255"));
        assertEquals(List.of("0:0:0:0:0:0:0:0/0"), split("::/0"));
        assertEquals(List.of("2001:db8:0:0:0:0:0:0/32"), split("2001:DB8::/32"));
        assertEquals(
                List.of("2001:db8:0:0:ffff:ffff:ffff:ffff/128", "2001:db8:0:1:0:0:0:0/128"),
                split("2001:db8::ffff:ffff:ffff:ffff-2001:db8:0:1::"));
    }

    @Test
    void theWorstRangesHaveTheirKnownNumberOfPrefixes() throws BadValue {
        assertEquals(62, split("0.0.0.1-255.255.255.254").size());
        assertEquals(254, split("::1-ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe").size());
    }

    @Test
    void theLastAddressEndsARange() throws BadValue {
        assertEquals(List.of("255.255.255.254/31"), split("255.255.255.254-255.255.255.255"));
        assertEquals(
                List.of("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128"),
                split("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
    }

    @Test
    void refusesWhatIsNoAddress() {
        var wrong =
                List.of(
                        "",
                        "-",
                        "/24",
                        "192.0.2",
                        "192.0.2.1.1",
                        "192.0.2.",
                        ".192.0.2",
                        "192.0.2.256",
                        "192.0.2.01",
                        "192.0.2.1000",
                        "192.0.2.+1",
                        "192.0.2.１",
                        "192.0.2.0/33",
                        "192.0.2.0/",
                        "192.0.2.0/-1",
                        "192.0.2.0/24/24",
                        "192.0.2.5/24",
                        "192.0.2.9-192.0.2.1",
                        "192.0.2.1-2001:db8::1",
                        "2001:db8::/129",
                        "2001:db8::1/64",
                        "2001:db8::1::2",
                        "2001:db8::g",
                        "fe80::1%eth0",
                        "[2001:db8::1]",
                        "::ffff:192.0.2.1",
                        "pool.example");
        for (String text : wrong) {
            assertThrows(BadValue.class, () -> IpRange.parse(text), text);
        }
    }

    @Test
    void noiseIsReadOrRefusedAndNothingElse() {
        var random = new Random(7);
        String alphabet = "0123456789abcdef.:/-% ";
        for (int i = 0; i < 200_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                IpRange range = IpRange.parse(text.toString());
                assertFalse(range.first().isAfter(range.last()), text::toString);
            } catch (BadValue e) {
                assertFalse(e.expected().isEmpty());
            }
        }
    }

    @Test
    void knowsWhatIsIn() throws Exception {
        IpRange range = IpRange.parse("192.0.2.7-192.0.2.9");
        assertFalse(range.contains(IpKey.parse("192.0.2.6")));
        assertTrue(range.contains(IpKey.parse("192.0.2.7")));
        assertTrue(range.contains(IpKey.parse("192.0.2.9")));
        assertFalse(range.contains(IpKey.parse("192.0.2.10")));
        assertFalse(range.contains(IpKey.parse("c000:207::")));
    }

    @Test
    void onlyAddressesThatMeanTheSameEverywhereArePublic() throws Exception {
        for (String text :
                List.of(
                        "192.0.2.1",
                        "9.255.255.255",
                        "100.128.0.0",
                        "223.255.255.255",
                        "2001::1")) {
            assertTrue(PublicAddress.is(InetAddress.ofLiteral(text)), text);
        }
        for (String text :
                List.of(
                        "10.0.0.1",
                        "100.64.0.0",
                        "100.127.255.255",
                        "172.31.0.1",
                        "192.168.1.1",
                        "127.0.0.1",
                        "169.254.1.1",
                        "0.0.0.0",
                        "255.255.255.255",
                        "239.1.1.1",
                        "::1",
                        "fd00::1",
                        "fe80::1",
                        "ff02::1")) {
            assertFalse(PublicAddress.is(InetAddress.ofLiteral(text)), text);
        }
    }

    private static List<String> split(String text) throws BadValue {
        var prefixes = new ArrayList<String>();
        IpRange.parse(text).split((first, length) -> prefixes.add(address(first) + "/" + length));
        return prefixes;
    }

    private static String address(IpKey key) {
        if (key.v4()) {
            long bits = key.high() >>> 32;
            return (bits >> 24)
                    + "."
                    + (bits >> 16 & 255)
                    + "."
                    + (bits >> 8 & 255)
                    + "."
                    + (bits & 255);
        }
        var text = new StringBuilder();
        for (int shift = 112; shift >= 0; shift -= 16) {
            long half = shift >= 64 ? key.high() >>> shift - 64 : key.low() >>> shift;
            text.append(Long.toHexString(half & 0xffff)).append(shift == 0 ? "" : ":");
        }
        return text.toString();
    }
}
