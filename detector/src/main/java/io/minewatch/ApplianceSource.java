package io.minewatch;

import io.minewatch.capture.LiveCapture;

import java.io.IOException;
import java.util.List;

/**
 * An interface or another source of frames, with one capture for each of its workers. They are
 * opened together, because those of one interface share its traffic out among them.
 */
final class ApplianceSource {

    /** A capture, and the how-manieth opening of its source gave it. */
    record Opened(LiveCapture capture, int generation) {}

    /** Opens all captures of a source, always as many. */
    interface Opening {

        /**
         * @throws IOException if it is not there or may not be used; the message says which
         */
        List<LiveCapture> open() throws IOException;
    }

    private final String name;
    private final int workers;
    private final Opening opening;
    private List<LiveCapture> captures = List.of();
    private int generation;
    private boolean closed;

    /**
     * @param name for the log: "ens2f1"
     * @param workers how many captures the opening gives
     */
    ApplianceSource(String name, int workers, Opening opening) {
        this.name = name;
        this.workers = workers;
        this.opening = opening;
    }

    String name() {
        return name;
    }

    int workers() {
        return workers;
    }

    /** How often its captures were closed to be opened anew, whether that succeeded or not. */
    synchronized int generation() {
        return generation;
    }

    /**
     * The capture of one worker. If it is the one of the generation that the worker had before, or
     * if there is none, all are opened anew; the others then find theirs closed.
     *
     * @throws IOException if the source is not there, or is closed for good
     */
    synchronized Opened open(int worker, int hadGeneration) throws IOException {
        if (closed) {
            throw new IOException(name + " is closed");
        }
        if (hadGeneration == generation || captures.isEmpty()) {
            captures.forEach(LiveCapture::close);
            captures = List.of();
            // Before it may fail: whose capture was closed is to know that it was not for good.
            generation++;
            captures = List.copyOf(opening.open());
        }
        if (captures.size() != workers) {
            throw new IOException(
                    "%s gives %d captures, not %d".formatted(name, captures.size(), workers));
        }
        return new Opened(captures.get(worker), generation);
    }

    /** Closes all captures for good. */
    synchronized void close() {
        closed = true;
        captures.forEach(LiveCapture::close);
    }
}
