package io.minewatch;

import java.lang.management.ManagementFactory;

/** What a thread has done, however much the machine has to do for others meanwhile. */
public final class CpuTime {

    private CpuTime() {}

    /** Time that this thread has had of a processor, in nanoseconds. */
    public static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
