package io.minewatch.ledger;

import io.minewatch.LastingPort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of its own, in a temporary directory, gone when it is closed. */
final class Postgres {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final long START_SECONDS = 120;

    private final Path folder;
    private final Path programs;
    private final int port;
    private Process server;
    private int databases;

    private Postgres(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    static Postgres start() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("minewatch-postgres");
        var postgres = new Postgres(folder, programs(), LastingPort.free());
        postgres.own(folder);
        postgres.run("initdb", "-D", postgres.data(), "-U", "ledger", "-A", "trust", "-E", "UTF8");
        postgres.launch();
        return postgres;
    }

    /** A database nobody has used. */
    LedgerConfig database() throws SQLException {
        String name = "ledger" + ++databases;
        try (var connection = DriverManager.getConnection(url("postgres"), "ledger", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return LedgerConfig.postgres(url(name), "ledger", "");
    }

    /** It is gone at once, as if its machine was. */
    void stop() throws InterruptedException {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        server.waitFor(START_SECONDS, TimeUnit.SECONDS);
        Process left = server;
        left.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    void launch() throws IOException, InterruptedException {
        Files.deleteIfExists(Path.of(data(), "postmaster.pid"));
        server =
                start(
                        "postgres",
                        "-D",
                        data(),
                        "-p",
                        "" + port,
                        "-k",
                        folder.toString(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "max_connections=60",
                        "-c",
                        "shared_buffers=64MB");
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!isUp()) {
            if (!server.isAlive() || System.nanoTime() > until) {
                throw new IOException("PostgreSQL did not start: " + log());
            }
            server.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    void close() throws IOException, InterruptedException {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isUp() {
        try (var connection = DriverManager.getConnection(url("postgres"), "ledger", "")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** PostgreSQL refuses to run as root: the unprivileged user "nobody" will do. */
    private void own(Path path) throws IOException, InterruptedException {
        if (isRoot()) {
            finish(new ProcessBuilder("chown", "nobody", path.toString()).start());
        }
    }

    private void run(String... command) throws IOException, InterruptedException {
        finish(start(command));
    }

    private void finish(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(process.info() + ": " + log());
        }
    }

    private Process start(String... command) throws IOException {
        var words = new ArrayList<String>();
        if (isRoot()) {
            words.addAll(List.of("setpriv", "--reuid", "nobody", "--clear-groups", "--"));
        }
        words.add(programs.resolve(command[0]).toString());
        words.addAll(List.of(command).subList(1, command.length));
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static Path programs() throws IOException {
        if (Files.isDirectory(VERSIONS)) {
            try (Stream<Path> versions = Files.list(VERSIONS)) {
                var found =
                        versions.map(version -> version.resolve("bin"))
                                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                                .max(Comparator.naturalOrder());
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new IOException(
                "the ledger is tested on a real PostgreSQL too: apt-get install postgresql");
    }
}
