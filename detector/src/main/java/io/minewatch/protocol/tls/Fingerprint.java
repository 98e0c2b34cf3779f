package io.minewatch.protocol.tls;

import io.minewatch.bytes.Sha256;
import io.minewatch.bytes.Wire;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a whole hello shows of the software that wrote it, GREASE (RFC 8701) left out.
 *
 * <p>JA3: version, cipher suites, extensions, groups and point formats in their order, hashed with
 * MD5. JA4: what can be read at once, then the sorted cipher suites, then the sorted extensions
 * with the signature algorithms in their order, each hashed with SHA-256 and cut.
 */
final class Fingerprint {

    private static final int SERVER_NAME = 0;
    private static final int GROUPS = 10;
    private static final int POINT_FORMATS = 11;
    private static final int SIGNATURE_ALGORITHMS = 13;
    private static final int ALPN = 16;

    /** Digits that JA4 keeps of a hash. */
    private static final int CUT = 12;

    private static final String NOTHING = "0".repeat(CUT);
    private static final int MOST_COUNTED = 99;

    private final ClientHello hello;
    private final MemorySegment memory;
    private final List<Integer> ciphers;
    private final List<Integer> extensions = new ArrayList<>();
    private List<Integer> groups = List.of();
    private List<Integer> formats = List.of();
    private List<Integer> signatures = List.of();

    Fingerprint(ClientHello hello) {
        this.hello = hello;
        memory = hello.memory();
        ciphers = pairs(hello.ciphersOffset(), hello.ciphersOffset() + hello.ciphersLength());
        long at = hello.extensionsOffset();
        long end = at + hello.extensionsLength();
        while (at + 4 <= end) {
            int type = Wire.u16(memory, at);
            long body = at + 4;
            at = body + Wire.u16(memory, at + 2);
            if (!Handshake.isGrease(type)) {
                extensions.add(type);
            }
            take(type, body, at);
        }
    }

    private void take(int type, long body, long end) {
        switch (type) {
            case GROUPS -> groups = pairs(body + 2, end);
            case SIGNATURE_ALGORITHMS -> signatures = pairs(body + 2, end);
            case POINT_FORMATS -> {
                formats = new ArrayList<>();
                for (long each = body + 1; each < end; each++) {
                    formats.add(Wire.u8(memory, each));
                }
            }
            default -> {}
        }
    }

    private List<Integer> pairs(long from, long end) {
        var values = new ArrayList<Integer>();
        for (long at = from; at + 2 <= end; at += 2) {
            int value = Wire.u16(memory, at);
            if (!Handshake.isGrease(value)) {
                values.add(value);
            }
        }
        return values;
    }

    String ja3() {
        String text =
                "%d,%s,%s,%s,%s"
                        .formatted(
                                hello.offered(),
                                decimal(ciphers),
                                decimal(extensions),
                                decimal(groups),
                                decimal(formats));
        try {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    String ja4() {
        String head =
                "%s%s%s%02d%02d%s"
                        .formatted(
                                hello.overQuic() ? "q" : "t",
                                version(),
                                hello.isNamed() ? "d" : "i",
                                Math.min(ciphers.size(), MOST_COUNTED),
                                Math.min(extensions.size(), MOST_COUNTED),
                                alpn());
        return head + "_" + cut(sorted(ciphers)) + "_" + cut(extensionText());
    }

    private String extensionText() {
        String kinds =
                sorted(
                        extensions.stream()
                                .filter(type -> type != SERVER_NAME && type != ALPN)
                                .toList());
        return kinds.isEmpty() || signatures.isEmpty() ? kinds : kinds + "_" + hex(signatures);
    }

    private String version() {
        return switch (hello.version()) {
            case 0x0304 -> "13";
            case 0x0303 -> "12";
            case 0x0302 -> "11";
            case 0x0301 -> "10";
            case 0x0300 -> "s3";
            default -> "00";
        };
    }

    /** First and last character of the first protocol, or first and last digit of its bytes. */
    private String alpn() {
        if (hello.alpnLength() == 0) {
            return "00";
        }
        int first = Wire.u8(memory, hello.alpnOffset());
        int last = Wire.u8(memory, hello.alpnOffset() + hello.alpnLength() - 1);
        return isAlphanumeric(first) && isAlphanumeric(last)
                ? "" + (char) first + (char) last
                : "%x%x".formatted(first >>> 4, last & 0xf);
    }

    private static boolean isAlphanumeric(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static String cut(String text) {
        if (text.isEmpty()) {
            return NOTHING;
        }
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes)).substring(0, CUT);
    }

    private static String decimal(List<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    private static String sorted(List<Integer> values) {
        return hex(values.stream().sorted().toList());
    }

    private static String hex(List<Integer> values) {
        return values.stream().map("%04x"::formatted).collect(Collectors.joining(","));
    }
}
