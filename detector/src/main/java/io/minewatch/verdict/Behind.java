package io.minewatch.verdict;

import io.minewatch.protocol.Event.Device;

import java.util.HashSet;
import java.util.Set;

/**
 * Machines and users that show behind one client. Counted are those at the same time, as far as
 * that can be told: a farm's machines come and go.
 */
final class Behind {

    /** BTCAgent numbers its machines in 16 bits. */
    static final int MAX_MACHINES = 1 << 16;

    /** Users of one conversation; a proxy of three is one. */
    static final int MAX_USERS = 16;

    private Set<String> registered = Set.of();
    private Set<Long> passed = Set.of();
    private Set<String> slots = Set.of();
    private Set<String> users = Set.of();
    private String slotJob = "";
    private int mostRegistered;
    private int mostSlots;

    /** A machine shows, or goes. */
    void device(Device device) {
        switch (device.sign()) {
            case REGISTERED -> {
                registered = with(registered, device.name(), MAX_MACHINES);
                mostRegistered = Math.max(mostRegistered, registered.size());
            }
            case GONE -> {
                if (registered.contains(device.name())) {
                    registered.remove(device.name());
                }
            }
            case NONCE_SLOT -> {
                slots = with(slots, device.name(), MAX_MACHINES);
                mostSlots = Math.max(mostSlots, slots.size());
            }
        }
    }

    /** A share for a job: machines whose shares are for the same job work at the same time. */
    void share(String jobId) {
        if (!jobId.equals(slotJob)) {
            slotJob = jobId;
            slots = Set.of();
        }
    }

    /** A message of somebody whose own connection ends at the client, as ckpool passes them on. */
    void passedThrough(long clientId) {
        passed = with(passed, clientId, MAX_MACHINES);
    }

    void user(String name) {
        users = with(users, name, MAX_USERS);
    }

    /** Another day: who is registered stays so. */
    void carriesOn(Behind before) {
        registered = before.registered;
        mostRegistered = registered.size();
    }

    /** The most that were announced at once; 0 if the client announces none. */
    int registered() {
        return mostRegistered;
    }

    /** The most parts of the nonces that were used for one job. */
    int slots() {
        return mostSlots;
    }

    /** Different clients that were passed on. */
    int passed() {
        return passed.size();
    }

    /** Different names that logged in, {@link #MAX_USERS} at most. */
    int users() {
        return users.size();
    }

    /** Most conversations have none of them, so a set is made for the first. */
    private static <T> Set<T> with(Set<T> set, T one, int max) {
        Set<T> larger = set.isEmpty() ? new HashSet<>(4) : set;
        if (larger.size() < max) {
            larger.add(one);
        }
        return larger;
    }
}
