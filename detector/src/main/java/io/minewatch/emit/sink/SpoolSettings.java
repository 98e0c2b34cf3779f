package io.minewatch.emit.sink;

import java.nio.file.Path;

/**
 * Where records wait for their sink.
 *
 * @param directory of this sink alone; for a file best on another disk than the file
 * @param maxBytes of all that waits
 * @param sync when it is forced to the disk
 */
public record SpoolSettings(Path directory, long maxBytes, FileSettings.Sync sync) {}
