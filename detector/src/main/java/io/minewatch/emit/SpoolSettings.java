package io.minewatch.emit;

import java.nio.file.Path;

/**
 * Where records wait while their file takes none.
 *
 * @param directory best on another disk than the file; of this program alone
 * @param maxBytes of all that waits
 */
public record SpoolSettings(Path directory, long maxBytes) {}
