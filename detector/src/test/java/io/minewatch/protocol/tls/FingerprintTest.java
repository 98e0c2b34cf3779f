package io.minewatch.protocol.tls;

import static io.minewatch.protocol.tls.Built.OFFSET;
import static io.minewatch.protocol.tls.Built.alpn;
import static io.minewatch.protocol.tls.Built.extension;
import static io.minewatch.protocol.tls.Built.groups;
import static io.minewatch.protocol.tls.Built.hello;
import static io.minewatch.protocol.tls.Built.memory;
import static io.minewatch.protocol.tls.Built.name;
import static io.minewatch.protocol.tls.Built.pointFormats;
import static io.minewatch.protocol.tls.Built.record;
import static io.minewatch.protocol.tls.Built.signatures;
import static io.minewatch.protocol.tls.Built.versions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Against the examples that the makers of JA3 and JA4 publish. */
class FingerprintTest {

    private static final String CHROME =
            "1301,1302,1303,c02b,c02f,c02c,c030,cca9,cca8,c013,c014,009c,009d,002f,0035";

    private static ClientHello read(byte[] message) {
        var hello = new ClientHello();
        byte[] bytes = record(message);
        assertTrue(hello.read(memory(bytes), OFFSET, bytes.length));
        assertTrue(hello.isWhole());
        return hello;
    }

    private static String ja4(int version, String ciphers, byte[]... extensions) {
        return read(hello(version, ciphers, List.of(extensions))).ja4();
    }

    /** 769,47-53-5-10-49161-49162-49171-49172-50-56-19-4,0-10-11,23-24-25,0. */
    @Test
    void ja3OfItsReadme() {
        byte[] message =
                hello(
                        0x0301,
                        "002f,0035,0005,000a,c009,c00a,c013,c014,0032,0038,0013,0004",
                        List.of(name("a.b"), groups("0017,0018,0019"), pointFormats("00")));
        assertEquals("ada70206e40642a3e4461f35503241d5", read(message).ja3());
    }

    /** 769,4-5-10-9-100-98-3-6-19-18-99,,, */
    @Test
    void ja3WithoutExtensions() {
        byte[] message =
                hello(0x0301, "0004,0005,000a,0009,0064,0062,0003,0006,0013,0012,0063", List.of());
        assertEquals("de350869b8c85de67a350c8d186f11e6", read(message).ja3());
    }

    private static List<byte[]> chrome() {
        var all = new ArrayList<byte[]>();
        all.add(extension(0x001b, new byte[3]));
        all.add(name("example.org"));
        all.add(extension(0x0033, new byte[40]));
        all.add(alpn("h2", "http/1.1"));
        all.add(extension(0x4469, new byte[5]));
        all.add(extension(0x0017, new byte[0]));
        all.add(extension(0x002d, new byte[2]));
        all.add(signatures("0403,0804,0401,0503,0805,0501,0806,0601"));
        all.add(extension(0x0005, new byte[5]));
        all.add(extension(0x0023, new byte[0]));
        all.add(extension(0x0012, new byte[0]));
        all.add(versions("0304,0303"));
        all.add(extension(0xff01, new byte[1]));
        all.add(pointFormats("00"));
        all.add(groups("001d,0017,0018"));
        all.add(extension(0x0015, new byte[100]));
        return all;
    }

    @Test
    void ja4OfItsSpecification() {
        String published = "t13d1516h2_8daaf6152771_e5627efa2ab1";
        assertEquals(published, read(hello(0x0303, CHROME, chrome())).ja4());
        var greased = chrome();
        greased.add(0, extension(0x8a8a, new byte[0]));
        greased.add(extension(0x2a2a, new byte[1]));
        greased.set(12, versions("6a6a,0304,0303"));
        assertEquals(published, read(hello(0x0303, "eaea" + CHROME, greased)).ja4());
    }

    @Test
    void ja4WithoutSignatureAlgorithms() {
        var without = chrome();
        without.set(7, extension(0x000d, new byte[2]));
        assertEquals(
                "t13d1516h2_8daaf6152771_6d807ffa2a79", read(hello(0x0303, CHROME, without)).ja4());
    }

    @Test
    void ja4OfNothing() {
        assertEquals("t12i000000_000000000000_000000000000", ja4(0x0303, ""));
        assertEquals(
                "t12d0002h2_000000000000_000000000000", ja4(0x0303, "", name("a"), alpn("h2")));
        assertEquals("10", ja4(0x0301, "002f").substring(1, 3));
        assertEquals("11", ja4(0x0302, "002f").substring(1, 3));
        assertEquals("s3", ja4(0x0300, "002f").substring(1, 3));
        assertEquals("00", ja4(0x0303, "002f", versions("7f1c")).substring(1, 3));
    }

    @Test
    void ja4CountsToNinetyNine() {
        assertEquals("99", ja4(0x0303, "0001".repeat(99)).substring(4, 6));
        assertEquals("99", ja4(0x0303, "0001".repeat(100)).substring(4, 6));
    }

    @Test
    void ja4OfStrangeProtocols() {
        assertEquals("h1", protocol("http/1.1"));
        assertEquals("xx", protocol("x"));
        assertEquals("00", protocol(""));
        assertEquals("ab", protocol("\u00ab"));
        assertEquals("ad", protocol("\u00ab\u00cd"));
        assertEquals("3b", protocol("0\u00ab"));
        assertEquals("3d", protocol("01\u00ab\u00cd"));
        assertEquals("01", protocol("0\u00ab\u00cd1"));
    }

    private static String protocol(String alpn) {
        return ja4(0x0303, "1301", alpn(alpn)).substring(8, 10);
    }
}
