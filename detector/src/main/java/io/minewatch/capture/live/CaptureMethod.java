package io.minewatch.capture.live;

import java.util.Locale;

/** By which way frames come in. */
public enum CaptureMethod {
    /** The fastest one that works here. */
    AUTO,
    /** The packet ring of Linux. */
    RING,
    /** libpcap, on every system that has it. */
    PCAP,
    /** A UDP socket to which a switch or a cloud sends mirrored frames. */
    UDP;

    /** As it is written in a configuration. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
