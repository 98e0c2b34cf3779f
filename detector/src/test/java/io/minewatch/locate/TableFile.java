package io.minewatch.locate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the tables of the tests. */
final class TableFile {

    private TableFile() {}

    static Path of(Path folder, String... lines) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), String.join("\n", lines) + "\n");
    }
}
