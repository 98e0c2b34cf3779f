package io.minewatch.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/** The one of the two databases that is used: how to reach it, and what they call differently. */
final class Database implements AutoCloseable {

    /** Questions at the same time. */
    private static final int READERS = 8;

    /** Milliseconds for which a question waits for its turn. */
    private static final int WAIT_MILLIS = 10_000;

    /** Milliseconds for which SQLite waits for another process that writes. */
    private static final String BUSY_MILLIS = "30000";

    /** KiB of pages that the writer of SQLite keeps, with a minus sign as SQLite wants it. */
    private static final String WRITER_CACHE =
            "-" + Integer.getInteger("minewatch.ledger.cache-mib", 128) * 1024;

    /** The same for each reader. */
    private static final String READER_CACHE = "-16384";

    /** Pages of SQLite, its own bound; tests set another to see what happens at the end. */
    private static final String MAX_PAGES = "4294967294";

    /**
     * Pages of SQLite's log, 256 MiB of them, after which they are put into their places: most are
     * written over several times before. See {@link Checkpoints}.
     */
    static final int LOG_PAGES = 65_536;

    /** Times that length at which the writer itself does so, whatever that takes. */
    private static final int TOO_LONG = 4;

    /** Seconds without a word from PostgreSQL after which a connection counts as lost. */
    private static final String SOCKET_SECONDS = "60";

    private final boolean embedded;
    private final String url;
    private final Properties writing;
    private final HikariDataSource readers;

    Database(LedgerConfig config) {
        embedded = config.file().isPresent();
        url = config.file().map(Database::sqliteUrl).or(config::url).orElseThrow();
        writing = embedded ? sqlite(WRITER_CACHE) : postgres(config);
        migrate(config.notes());
        readers = readers(embedded ? sqlite(READER_CACHE) : postgres(config));
    }

    /** A connection that may write; it begins a transaction with its first statement. */
    Connection writer() throws SQLException {
        var connection = DriverManager.getConnection(url, writing);
        try {
            if (embedded) {
                checkpointAfter(connection, TOO_LONG * LOG_PAGES);
            }
            connection.setAutoCommit(false);
            if (!embedded) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection to SQLite for putting its log into its places, and nothing else. */
    Connection checkpointer() throws SQLException {
        return DriverManager.getConnection(url, sqlite(READER_CACHE));
    }

    private static void checkpointAfter(Connection connection, int pages) throws SQLException {
        new Sql("pragma wal_autocheckpoint = " + pages).each(connection, row -> {});
    }

    /** A question: sees one state of the ledger. */
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /**
     * Asks once more if the connection was lost: after the database was away the pool still holds
     * connections from before, and a question changes nothing.
     */
    <T> T read(Question<T> question) {
        try {
            return asked(question);
        } catch (SQLException e) {
            if (embedded || !mayPass(e)) {
                throw new LedgerUnavailable("the ledger cannot be read", e);
            }
        }
        readers.getHikariPoolMXBean().softEvictConnections();
        try {
            return asked(question);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger cannot be read", e);
        }
    }

    private <T> T asked(Question<T> question) throws SQLException {
        try (var connection = readers.getConnection()) {
            T answer = question.ask(connection);
            connection.rollback();
            return answer;
        }
    }

    /** True if this may go by itself: the database is away, busy or full. */
    boolean mayPass(SQLException fault) {
        if (embedded) {
            return switch (fault.getErrorCode() & 0xff) {
                // BUSY, LOCKED, NOMEM, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL
                case 5, 6, 7, 8, 10, 13, 14, 15 -> true;
                default -> false;
            };
        }
        String state = fault.getSQLState() == null ? "08" : fault.getSQLState();
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("40")
                || state.startsWith("58")
                || state.equals("25006");
    }

    /** True if a value does not fit, which it will not do later either. */
    boolean isOfData(LedgerUnavailable unwritten) {
        if (!(unwritten.getCause() instanceof SQLException fault)) {
            return false;
        }
        if (embedded) {
            // TOOBIG, MISMATCH, CONSTRAINT_DATATYPE
            return List.of(18, 20, 3091).contains(fault.getErrorCode());
        }
        String state = String.valueOf(fault.getSQLState());
        return state.startsWith("22") || state.startsWith("54");
    }

    boolean isEmbedded() {
        return embedded;
    }

    @Override
    public void close() {
        readers.close();
    }

    private void migrate(Consumer<String> notes) {
        var words =
                embedded
                        ? Map.of(
                                "rowkey", "integer primary key",
                                "key", "text",
                                "clustered", "without rowid")
                        : Map.of(
                                "rowkey", "bigint primary key",
                                "key", "text collate \"C\"",
                                "clustered", "");
        try {
            var flyway =
                    Flyway.configure(Database.class.getClassLoader())
                            .dataSource(
                                    url,
                                    writing.getProperty("user", ""),
                                    writing.getProperty("password", ""))
                            .locations("classpath:io/minewatch/ledger")
                            .placeholders(words)
                            .load();
            var info = flyway.info();
            if (Arrays.stream(info.applied()).anyMatch(one -> isOfLater(one.getState()))) {
                throw new LedgerUnavailable("the ledger is of a newer program: " + url);
            }
            if (info.applied().length > 0 && info.pending().length > 0) {
                notes.accept("its tables are those of a former program, and are rewritten");
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new LedgerUnavailable("the ledger cannot be opened: " + url, e);
        }
    }

    /** Flyway itself lets it pass: what that program relies on would not be kept up. */
    private static boolean isOfLater(MigrationState state) {
        return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
    }

    private HikariDataSource readers(Properties properties) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setDataSourceProperties(properties);
        config.setMaximumPoolSize(READERS);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        if (embedded) {
            config.setConnectionInitSql("pragma query_only = true");
        } else {
            config.setReadOnly(true);
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        }
        return new HikariDataSource(config);
    }

    private static String sqliteUrl(Path file) {
        var folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new LedgerUnavailable("the ledger's folder cannot be made", e);
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new LedgerUnavailable("the ledger may not be written: " + file);
        }
        return "jdbc:sqlite:" + file.toAbsolutePath();
    }

    /** What is committed is on the disk: synchronous FULL syncs the log with every commit. */
    private static Properties sqlite(String cache) {
        var properties = new Properties();
        properties.setProperty("journal_mode", "WAL");
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("busy_timeout", BUSY_MILLIS);
        properties.setProperty("cache_size", cache);
        properties.setProperty("temp_store", "MEMORY");
        properties.setProperty("transaction_mode", "DEFERRED");
        properties.setProperty(
                "max_page_count", System.getProperty("minewatch.ledger.max-pages", MAX_PAGES));
        return properties;
    }

    private static Properties postgres(LedgerConfig config) {
        var properties = new Properties();
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("socketTimeout", SOCKET_SECONDS);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("options", "-c random_page_cost=1.1 -c jit=off");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "minewatch");
        return properties;
    }
}
