package io.minewatch.locate;

import java.util.List;

/**
 * Who had an address in an interval of time.
 *
 * @param holders everyone who had it in some part of the interval, each once, those of the longest
 *     prefix first; {@link SubscriberTable#MAX_HOLDERS} at most
 * @param more true if there were more than that
 * @param whole true if at every moment of the interval somebody had it
 * @param dated true if all rows that say so say since when
 */
public record Attribution(List<Subscriber> holders, boolean more, boolean whole, boolean dated) {

    /** True if no row has the address then. */
    public boolean isEmpty() {
        return holders.isEmpty();
    }

    /** True if exactly one had it, and for the whole interval. */
    public boolean isCertain() {
        return whole && holders.size() == 1;
    }
}
