package io.minewatch.emit.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/** Somebody else's stream, such as standard output, which stays theirs to close. */
public final class StreamSink implements Sink {

    private final OutputStream out;

    /**
     * @param out best given one record at a time, for what it took of a batch cannot be taken back
     */
    public StreamSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public void take(List<byte[]> records) throws IOException {
        for (byte[] record : records) {
            out.write(record);
        }
        idle();
    }

    @Override
    public void idle() throws IOException {
        out.flush();
        // A PrintStream keeps its failures to itself.
        if (out instanceof PrintStream printed && printed.checkError()) {
            throw new IOException("the stream reports an error");
        }
    }
}
