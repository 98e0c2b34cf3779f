package io.minewatch.emit;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** How detections are written. */
public enum Format {
    /** For people: one row for each detection. */
    TABLE("table") {
        @Override
        public DetectionWriter open(OutputStream out, int width) {
            return new DetectionTable(out, width);
        }
    },
    /** For programs: one record a line, see {@link DetectionSchema}. */
    JSON("json") {
        @Override
        public DetectionWriter open(OutputStream out, int width) {
            return new JsonLines(out);
        }
    },
    /** For what reads Suricata's alerts. */
    EVE("eve") {
        @Override
        public DetectionWriter open(OutputStream out, int width) {
            return new EveLines(out);
        }
    },
    /** For spreadsheets. */
    CSV("csv") {
        @Override
        public DetectionWriter open(OutputStream out, int width) {
            return new DetectionCsv(out);
        }
    };

    /** As it is written on the command line. */
    public final String label;

    Format(String label) {
        this.label = label;
    }

    /** The format of this label, if there is one. */
    public static Optional<Format> of(String label) {
        return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
    }

    /**
     * Starts to write.
     *
     * @param out where to; it stays the caller's to close. A PrintStream, as System.out is, works,
     *     but hides from {@link OutputFailed#readerHasGone} why it failed
     * @param width of the terminal in columns; only the table heeds it
     * @throws OutputFailed if the head of the output cannot be written
     */
    public abstract DetectionWriter open(OutputStream out, int width);

    /** The label, so that help texts and messages show what is to be typed. */
    @Override
    public String toString() {
        return label;
    }
}
