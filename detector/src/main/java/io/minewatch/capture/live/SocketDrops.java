package io.minewatch.capture.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Datagrams for which a UDP socket had no room, as Linux tells them in /proc/net/udp: the last
 * column, in the line with the socket's inode, proc_pid_net(5).
 */
final class SocketDrops {

    private static final List<Path> TABLES =
            List.of(Path.of("/proc/thread-self/net/udp"), Path.of("/proc/thread-self/net/udp6"));

    /** Columns by white space; the inode and the drops among them. */
    private static final int INODE = 9;

    private static final int DROPS = 12;

    private SocketDrops() {}

    /** The inode of an open socket of this process; empty where there is no such thing. */
    static Optional<String> inode(int fd) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
            return target.startsWith("socket:[")
                    ? Optional.of(target.substring("socket:[".length(), target.length() - 1))
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    /** Drops of the sockets with these inodes, since they were opened. */
    static long of(Set<String> inodes) {
        long sum = 0;
        for (Path table : TABLES) {
            try {
                sum += sum(Files.readAllLines(table), inodes);
            } catch (IOException _) {
                // Not Linux, or without IPv6: nothing is known.
            }
        }
        return sum;
    }

    static long sum(List<String> lines, Set<String> inodes) {
        return lines.stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(column -> column.length > DROPS && inodes.contains(column[INODE]))
                .mapToLong(column -> Long.parseLong(column[DROPS]))
                .sum();
    }
}
