package io.minewatch.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

class SqliteLedgerTest extends LedgerCases {

    @TempDir Path folder;

    @Test
    void whoeverFollowsARareOneComesToItInTheEnd() throws Exception {
        int others = DetectionLists.MAX_LOOKED_AT;
        try (var ledger = Ledger.open(config())) {
            ledger.record(
                    IntStream.range(0, others)
                            .mapToObj(i -> Made.of("d1-" + i, "f", 1).json())
                            .toList());
            ledger.record(List.of(Made.of("d1-RARE", "f", 1).algorithm("rx/0", "XMR").json()));
            var rare = Filter.NONE.with().coin("XMR").build();
            var first = ledger.changedSince(Scope.ALL, rare, 0, 5);
            assertEquals(List.of(), first.items());
            long from = first.next().orElseThrow().order();
            var second = ledger.changedSince(Scope.ALL, rare, from, 5);
            assertEquals(List.of("d1-RARE"), second.items().stream().map(Kept::id).toList());
        }
    }

    @Override
    LedgerConfig config() {
        return LedgerConfig.sqlite(folder.resolve("ledger.db"));
    }
}
