package io.minewatch.capture.live;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A network of its own for a test, with a pair of interfaces in it: what is sent on {@link #OUT}
 * arrives at {@link #IN}, and nothing else ever does.
 */
@SuppressWarnings("restricted")
final class Namespace implements AutoCloseable {

    static final String OUT = "out0";
    static final String IN = "in0";

    private static final Path DIRECTORY = Path.of("/var/run/netns");
    private static final int CLONE_NEWNET = 0x40000000;

    private final String name;
    private final List<Thread> threads = new ArrayList<>();

    /** True where a test may make one. */
    static boolean isPossible() {
        try {
            return System.getProperty("os.name").equals("Linux")
                    && "0".equals(output("id", "-u"))
                    && output("ip", "netns", "list") != null
                    && tryOnce();
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean tryOnce() throws IOException {
        try (var namespace = new Namespace()) {
            return !namespace.name.isEmpty();
        } catch (IOException _) {
            return false;
        }
    }

    Namespace() throws IOException {
        name = "mwtest" + ProcessHandle.current().pid() + "-" + System.nanoTime() % 1_000_000;
        require("ip", "netns", "add", name);
        try {
            ip("link", "add", OUT, "type", "veth", "peer", "name", IN);
            for (String one : List.of(OUT, IN)) {
                // Else the kernel itself speaks on them, to look for neighbours.
                exec("sysctl", "-qw", "net.ipv6.conf." + one + ".disable_ipv6=1");
                ip("link", "set", one, "arp", "off", "up");
            }
            awaitCarrier();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** The kernel drops without a word what is sent before both ends know of each other. */
    private void awaitCarrier() throws IOException {
        for (int i = 0; i < 500; i++) {
            String links = output("ip", "-n", name, "-o", "link", "show", "up");
            if (links != null && links.split("state UP", -1).length == 3) {
                return;
            }
        }
        throw new IOException("no carrier in " + name);
    }

    /** Sets the end that hears up, after it was down. */
    void up() throws IOException {
        ip("link", "set", IN, "up");
        awaitCarrier();
    }

    /** Runs the tool ip with these arguments inside. */
    void ip(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("ip", "-n", name));
        command.addAll(List.of(arguments));
        require(command.toArray(String[]::new));
    }

    private void exec(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("ip", "netns", "exec", name));
        command.addAll(List.of(arguments));
        require(command.toArray(String[]::new));
    }

    /** Does something in a thread that is inside, and waits for it. */
    <T> T inside(Callable<T> work) throws Exception {
        try {
            return start(work).get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Begins something in a thread that is inside. */
    <T> FutureTask<T> start(Callable<T> work) {
        var task =
                new FutureTask<T>(
                        () -> {
                            enter();
                            return work.call();
                        });
        Thread thread = Thread.ofPlatform().daemon().start(task);
        threads.add(thread);
        return task;
    }

    private void enter() throws Exception {
        Linker linker = Linker.nativeLinker();
        MethodHandle open =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("open"),
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
                        Linker.Option.firstVariadicArg(2));
        MethodHandle setns =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("setns"),
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        try (var arena = Arena.ofConfined()) {
            int fd = (int) open.invokeExact(arena.allocateFrom(DIRECTORY + "/" + name), 0);
            int result = (int) setns.invokeExact(fd, CLONE_NEWNET);
            Kernel.close(fd);
            if (result != 0) {
                throw new IOException("setns");
            }
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void require(String... command) throws IOException {
        if (output(command) == null) {
            throw new IOException("failed: " + String.join(" ", command));
        }
    }

    /** What a command writes, or null if it fails. */
    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes()).strip();
        try {
            return process.waitFor() == 0 ? text : null;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Thread thread : threads) {
            thread.interrupt();
        }
        if (Files.exists(DIRECTORY.resolve(name))) {
            require("ip", "netns", "del", name);
        }
    }
}
