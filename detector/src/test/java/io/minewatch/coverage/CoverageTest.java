package io.minewatch.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.protocol.Wrap;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The coverage table in the documentation says what the fixtures show, no more and no less. {@code
 * -Dcoverage.write=true} writes it anew.
 */
class CoverageTest {

    private static final Path FILE = Path.of("src/main/java/io/minewatch/protocol/COVERAGE.md");

    private static final String TEXT =
            """
            # What is read of which dialect

            Written by `CoverageTest` from the list of dialects and their fixtures; a test compares. After a change:
            `mvn -pl detector test -Dtest=CoverageTest -Dcoverage.write=true`.

            A cell is filled only if the fixtures of the dialect show it. Handshake to result: read from a fixture. Account to
            hashrate: in the detection, on the whole way from frames to verdicts. What is empty is not read, or not said in
            that dialect: most jobs on lines have no account in them, few relatives tell the coin.

            - **pool**: `content` if the work itself tells it (coinbase), whatever the server is called; `name` if the server's
              name has to be heard (here in HTTP CONNECT).
            - **mid-session**: the second half of each fixture with shares is enough. **client only**, **server only**: that
              side is. `~`: of some of them, or the protocol but not which relative of it, since relatives write the same.
            - **segmented**: the same is read in segments of 1 byte, 7 bytes and whole ones.
            - **carriers**: in how many of the %d carriers of `Wrap` the same is read. Calls by HTTP are tried in the %d that only
              say something first: nothing speaks them inside of WebSocket. Binary messages are in binary messages there.

            """;

    @Test
    void theTableSaysWhatTheFixturesShow() throws IOException {
        String made =
                TEXT.formatted(
                                Wrap.all().size(),
                                Wrap.all().stream().filter(Wrap::isTransparent).count())
                        + table();
        if (Boolean.getBoolean("coverage.write")) {
            Files.writeString(FILE, made);
        }
        assertEquals(made, Files.readString(FILE), "write it with -Dcoverage.write=true");
    }

    private static String table() {
        var titles = new ArrayList<>(List.of("dialect", "fixtures"));
        Arrays.stream(Cell.values()).map(cell -> cell.title).forEach(titles::add);
        var table = new StringBuilder(line(titles));
        table.append(line(Collections.nCopies(titles.size(), "---")));
        Spoken.all()
                .map(
                        spoken -> {
                            var row = new ArrayList<String>();
                            row.add(name(spoken));
                            row.add(Integer.toString(spoken.fixtures().size()));
                            row.addAll(Cell.row(spoken));
                            return line(row);
                        })
                .sorted()
                .forEach(table::append);
        return table.toString();
    }

    private static String name(Spoken spoken) {
        String name = spoken.dialect().name();
        String variant = spoken.dialect().variant();
        return name.equals(variant) ? name : name + ", " + variant;
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
