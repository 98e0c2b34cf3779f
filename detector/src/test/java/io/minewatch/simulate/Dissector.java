package io.minewatch.simulate;

import io.minewatch.simulate.net.FrameSink;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes Ethernet frames apart again, with code that knows nothing of how they were made. */
public final class Dissector implements FrameSink {

    /** Payload of TCP by direction, in the order of the sequence numbers. */
    private final Map<String, TreeMap<Integer, byte[]>> segments = new LinkedHashMap<>();

    private final Map<String, Integer> first = new LinkedHashMap<>();
    public final List<String> faults = new ArrayList<>();
    public int frames;
    public int datagrams;
    private long last = Long.MIN_VALUE;

    @Override
    public void frame(long at, byte[] bytes, int offset, int captured, int onWire, int link) {
        frames++;
        if (at < last) {
            faults.add("time goes back at frame " + frames);
        }
        last = at;
        if (captured == onWire && link == 1) {
            dissect(ByteBuffer.wrap(bytes, offset, captured).slice());
        }
    }

    private void dissect(ByteBuffer frame) {
        int type = frame.getShort(12) & 0xffff;
        if (type == 0x0800) {
            int header = (frame.get(14) & 15) * 4;
            int total = frame.getShort(16) & 0xffff;
            check("IPv4", sum(frame, 14, header));
            transport(
                    frame.get(23),
                    frame.slice(14 + header, total - header),
                    address(frame, 26, 4),
                    address(frame, 30, 4));
        } else if (type == 0x86dd) {
            transport(
                    frame.get(20),
                    frame.slice(54, frame.getShort(18) & 0xffff),
                    address(frame, 22, 16),
                    address(frame, 38, 16));
        } else {
            faults.add("EtherType " + type);
        }
    }

    private void transport(int protocol, ByteBuffer body, byte[] from, byte[] to) {
        long pseudo = sum(ByteBuffer.wrap(from), 0, from.length);
        pseudo += sum(ByteBuffer.wrap(to), 0, to.length) + protocol + body.limit();
        check("transport", pseudo + sum(body, 0, body.limit()));
        if (protocol == 17) {
            datagrams++;
            return;
        }
        String flow =
                Arrays.toString(from) + body.getShort(0) + Arrays.toString(to) + body.getShort(2);
        int sequence = body.getInt(4);
        int header = (body.get(12) >> 4 & 15) * 4;
        if ((body.get(13) & 2) != 0) {
            first.put(flow, sequence + 1);
        }
        int start = first.computeIfAbsent(flow, unseen -> sequence);
        if (body.limit() > header) {
            byte[] data = new byte[body.limit() - header];
            body.get(header, data);
            segments.computeIfAbsent(flow, unseen -> new TreeMap<>()).put(sequence - start, data);
        }
    }

    private static byte[] address(ByteBuffer frame, int at, int length) {
        byte[] address = new byte[length];
        frame.get(at, address);
        return address;
    }

    private static long sum(ByteBuffer bytes, int at, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += (bytes.get(at + i) & 0xffL) << (i % 2 == 0 ? 8 : 0);
        }
        return sum;
    }

    private void check(String what, long sum) {
        long folded = sum;
        while (folded > 0xffff) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        if (folded != 0xffff) {
            faults.add(what + " check sum at frame " + frames);
        }
    }

    /** Everything said in each direction, put together; a fault where something is missing. */
    public List<String> streams() {
        var streams = new ArrayList<String>();
        for (TreeMap<Integer, byte[]> pieces : segments.values()) {
            var out = new ByteArrayOutputStream();
            for (var piece : pieces.entrySet()) {
                if (piece.getKey() > out.size()) {
                    faults.add("a hole of " + (piece.getKey() - out.size()) + " bytes");
                    break;
                }
                int known = out.size() - piece.getKey();
                if (known < piece.getValue().length) {
                    out.write(piece.getValue(), known, piece.getValue().length - known);
                }
            }
            streams.add(out.toString(StandardCharsets.UTF_8));
        }
        return streams;
    }
}
