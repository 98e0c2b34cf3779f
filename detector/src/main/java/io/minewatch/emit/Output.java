package io.minewatch.emit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A stream whose failures cannot be overlooked. */
final class Output {

    private final OutputStream out;

    Output(OutputStream out) {
        this.out = out;
    }

    /** Writes bytes as they are and passes them on at once. */
    void write(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            // A PrintStream keeps its failures to itself.
            if (out instanceof PrintStream printed && printed.checkError()) {
                throw new IOException("the stream reports an error");
            }
        } catch (IOException e) {
            throw new OutputFailed(e);
        }
    }

    /** Writes text in UTF-8 and passes it on at once. */
    void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }
}
