package io.minewatch.signature;

import java.util.List;
import java.util.stream.Collectors;

/** Some TCP ports. */
public record Ports(List<Range> ranges) {

    public Ports {
        ranges = List.copyOf(ranges);
    }

    /** From first to last, both in 1 to 65535 and both included. */
    public record Range(int first, int last) {}

    /** Whether a port is one of them. */
    public boolean contains(int port) {
        for (int i = 0; i < ranges.size(); i++) { // an iterator would be an object per question
            Range range = ranges.get(i);
            if (range.first <= port && port <= range.last) {
                return true;
            }
        }
        return false;
    }

    /** As in the files: "25 443 3001-3015". */
    @Override
    public String toString() {
        return ranges.stream()
                .map(r -> r.first == r.last ? "" + r.first : r.first + "-" + r.last)
                .collect(Collectors.joining(" "));
    }
}
