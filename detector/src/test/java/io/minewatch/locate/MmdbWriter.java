package io.minewatch.locate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes small MaxMind DB files (format 2.0): an IPv6 tree with IPv4 in ::/96, 32-bit records. */
final class MmdbWriter {

    private static final byte[] MARKER =
            "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

    /** Zero bytes between the tree and the data, counted in the pointers of the tree. */
    private static final int SEPARATOR = 16;

    private static final int EMPTY = Integer.MIN_VALUE;

    /** Records are node numbers, or -1 - offset into the data, or empty. */
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));

    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Gives a prefix a record; a longer prefix must come before one around it. */
    MmdbWriter put(String prefix, Map<String, ?> fields) throws BadValue {
        int pointer = -1 - data.size();
        write(data, fields);
        IpRange.parse(prefix)
                .split(
                        (first, length) -> {
                            byte[] bits = bits(first);
                            descend(bits, first.v4() ? 96 + length : length, pointer);
                        });
        return this;
    }

    private static byte[] bits(IpKey key) {
        var bits = ByteBuffer.allocate(16);
        if (key.v4()) {
            bits.putInt(12, (int) (key.high() >>> 32));
        } else {
            bits.putLong(key.high()).putLong(key.low());
        }
        return bits.array();
    }

    private void descend(byte[] bits, int length, int pointer) {
        int node = 0;
        for (int depth = 0; depth < length - 1; depth++) {
            int[] records = nodes.get(node);
            int side = side(bits, depth);
            if (records[side] < 0) {
                nodes.add(new int[] {EMPTY, EMPTY});
                records[side] = nodes.size() - 1;
            }
            node = records[side];
        }
        nodes.get(node)[side(bits, length - 1)] = pointer;
    }

    private static int side(byte[] bits, int depth) {
        return bits[depth / 8] >> 7 - depth % 8 & 1;
    }

    Path save(Path file) throws IOException {
        var out = new ByteArrayOutputStream();
        for (int[] records : nodes) {
            for (int record : records) {
                int value =
                        record == EMPTY
                                ? nodes.size()
                                : record >= 0 ? record : nodes.size() + SEPARATOR - 1 - record;
                out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
            }
        }
        out.writeBytes(new byte[SEPARATOR]);
        out.writeBytes(data.toByteArray());
        out.writeBytes(MARKER);
        var metadata = new TreeMap<String, Object>();
        metadata.put("binary_format_major_version", 2);
        metadata.put("binary_format_minor_version", 0);
        metadata.put("build_epoch", 1_780_000_000L);
        metadata.put("database_type", "Test");
        metadata.put("description", Map.of("en", "for a test"));
        metadata.put("ip_version", 6);
        metadata.put("languages", List.of("en"));
        metadata.put("node_count", nodes.size());
        metadata.put("record_size", 32);
        write(out, metadata);
        return Files.write(file, out.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, Object value) {
        switch (value) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                control(out, 2, bytes.length);
                out.writeBytes(bytes);
            }
            case Integer number -> {
                control(out, 6, 4);
                out.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
            }
            case Long number -> {
                control(out, 9, 8);
                out.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
            }
            case Map<?, ?> map -> {
                control(out, 7, map.size());
                map.forEach(
                        (key, field) -> {
                            write(out, key);
                            write(out, field);
                        });
            }
            case List<?> list -> {
                control(out, 11, list.size());
                list.forEach(item -> write(out, item));
            }
            default -> throw new IllegalArgumentException(value.getClass().getName());
        }
    }

    /** Type and size of what follows; types above seven have a byte of their own. */
    private static void control(ByteArrayOutputStream out, int type, int size) {
        int sizeBits = Math.min(size, 29);
        out.write((type > 7 ? 0 : type << 5) | sizeBits);
        if (type > 7) {
            out.write(type - 7);
        }
        if (size >= 29) {
            out.write(size - 29);
        }
    }
}
