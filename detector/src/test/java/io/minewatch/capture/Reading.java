package io.minewatch.capture;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** One reading of some inputs, with everything that came out of it. */
final class Reading {

    final RecordedFrames frames = new RecordedFrames();
    final List<Problem> problems = new ArrayList<>();

    /** Reads inputs by name. */
    static Reading of(String... names) {
        return of(InputStream.nullInputStream(), names);
    }

    /** Reads inputs by name, with this as standard input. */
    static Reading of(InputStream standardInput, String... names) {
        var reading = new Reading();
        try (var capture =
                CaptureFiles.open(List.of(names), reading.problems::add, standardInput)) {
            capture.run(reading.frames);
        }
        return reading;
    }

    /** Reads one input from standard input. */
    static Reading of(byte[] input) {
        return of(new ByteArrayInputStream(input), CaptureFiles.STANDARD_INPUT);
    }

    /** What the user is told. */
    List<String> told() {
        return problems.stream().map(problem -> problem.severity() + " " + problem.line()).toList();
    }
}
