package io.minewatch.protocol;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How hard shares are where one connection carries several miners. What is announced for one holds
 * for the jobs that come after it; a share for an older job keeps the older difficulty.
 */
public final class ChannelDifficulties {

    /** Machines behind one connection: BTCAgent spreads its at most 65,536 over five. */
    public static final int MAX_CHANNELS = 1 << 14;

    /** Pools take shares for the last few jobs only. */
    static final int MAX_JOBS = 256;

    /**
     * @param before what held until then; none if this is the first
     * @param since number of the last job that the older one held for
     */
    private record Announced(Difficulty now, Optional<Difficulty> before, long since) {}

    private final Map<Long, Announced> channels = new HashMap<>(4);
    private final Map<String, Long> jobs =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> job) {
                    return size() > MAX_JOBS;
                }
            };
    private long count;

    /** A job, or one of an older name that is to be worked on now. */
    public void job(String id) {
        jobs.put(id, ++count);
    }

    /** True if the job was heard, and not so many since. */
    public boolean knows(String job) {
        return jobs.containsKey(job);
    }

    /** The server says how hard the shares of one channel are. */
    public void announced(long channel, Difficulty difficulty) {
        Optional<Announced> last = Optional.ofNullable(channels.get(channel));
        if (last.isEmpty() && channels.size() == MAX_CHANNELS) {
            return;
        }
        Optional<Difficulty> before =
                last.map(one -> one.since() == count ? one.before().orElse(one.now()) : one.now());
        channels.put(channel, new Announced(difficulty, before, count));
    }

    /** The channel is no more. */
    public void closed(long channel) {
        channels.remove(channel);
    }

    /** The difficulty of a share; empty if none was announced for the channel. */
    public Optional<Difficulty> of(long channel, String job) {
        Announced said = channels.get(channel);
        if (said == null) {
            return Optional.empty();
        }
        boolean isOlder = jobs.getOrDefault(job, count + 1) <= said.since();
        return isOlder ? said.before().or(() -> Optional.of(said.now())) : Optional.of(said.now());
    }
}
