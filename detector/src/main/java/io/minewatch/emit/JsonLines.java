package io.minewatch.emit;

import io.minewatch.locate.LocatedDetection;

import java.io.OutputStream;

/**
 * One record a line, JSON in UTF-8, as {@link DetectionSchema} describes it. Each line is passed on
 * at once, so that whoever follows the output sees a detection when it is made.
 */
public final class JsonLines implements DetectionWriter {

    private final Output out;

    /** Writes nothing yet. The stream stays the caller's to close. */
    public JsonLines(OutputStream out) {
        this.out = new Output(out);
    }

    @Override
    public void located(LocatedDetection located) {
        out.write(line(located));
    }

    /** One record with its line end. */
    static byte[] line(LocatedDetection located) {
        return JsonLine.of(json -> new DetectionRecord(json).write(located));
    }

    /** Nothing is held back. */
    @Override
    public void close() {}
}
