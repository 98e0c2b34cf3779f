package io.minewatch.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes down all frames that it is given. */
public final class RecordedFrames implements FrameListener {

    /** A frame, its bytes in hexadecimal. */
    public record Frame(String source, String bytes, int onWire, long nanos, int linkType) {}

    private final List<Frame> frames = new ArrayList<>();
    private String source = "";

    @Override
    public void frame(
            MemorySegment memory,
            long offset,
            int captured,
            int onWire,
            long timestampNanos,
            int linkType) {
        byte[] bytes = memory.asSlice(offset, captured).toArray(ValueLayout.JAVA_BYTE);
        String hex = HexFormat.of().formatHex(bytes);
        frames.add(new Frame(source, hex, onWire, timestampNanos, linkType));
    }

    @Override
    public void source(String name) {
        source = name;
    }

    public List<Frame> all() {
        return frames;
    }

    /** Only the bytes, in hexadecimal. */
    public List<String> bytes() {
        return frames.stream().map(Frame::bytes).toList();
    }

    /** Only the times. */
    public List<Long> nanos() {
        return frames.stream().map(Frame::nanos).toList();
    }
}
