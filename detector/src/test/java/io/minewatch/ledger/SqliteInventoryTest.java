package io.minewatch.ledger;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class SqliteInventoryTest extends InventoryCases {

    @TempDir Path folder;

    @Override
    LedgerConfig config() {
        return LedgerConfig.sqlite(folder.resolve("ledger.db"));
    }
}
