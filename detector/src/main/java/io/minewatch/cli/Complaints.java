package io.minewatch.cli;

import io.minewatch.capture.Problem;
import io.minewatch.emit.VisibleText;

import java.io.PrintWriter;

/**
 * Tells on standard error, one line each, what is wrong with the input. What the input itself says
 * cannot make more lines of it, nor do anything to a terminal.
 */
final class Complaints {

    /** A file with a million bad rows says the same a million times. */
    static final int MAX_LINES = 1000;

    private final PrintWriter err;
    private int lines;
    private boolean errors;

    Complaints(PrintWriter err) {
        this.err = err;
    }

    /** Something of the input was lost. */
    void error(String line) {
        errors = true;
        print(line);
    }

    /** Something that is worth knowing, though nothing that is there was lost. */
    void note(String line) {
        print(line);
    }

    /** What a capture has to complain about. */
    void problem(Problem problem) {
        switch (problem.severity()) {
            case ERROR -> error(problem.line());
            case NOTE -> note(problem.line());
        }
    }

    /** True if the exit code has to say that something was lost. */
    boolean hadErrors() {
        return errors;
    }

    private void print(String line) {
        lines++;
        if (lines <= MAX_LINES) {
            err.println("minewatch: " + VisibleText.of(line));
        } else if (lines == MAX_LINES + 1) {
            err.println("minewatch: more of this is not shown");
        }
        err.flush();
    }
}
