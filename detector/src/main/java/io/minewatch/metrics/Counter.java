package io.minewatch.metrics;

/** What happened, as opposed to what was lost ({@link Drop}). Each constant is one metric. */
public enum Counter {
    FRAMES("frames read from the capture"),
    FRAME_BYTES("bytes of those frames as they were on the wire"),
    PACKETS("TCP and UDP packets decoded"),
    SCREENED("TCP payloads that the screen let through to a conversation"),
    FLOWS_FOLLOWED("flows that were followed"),
    STREAM_GAPS("holes jumped in a TCP stream"),
    MESSAGES("messages read in conversations"),
    NEIGHBOURS("conversations named as something other than mining"),
    DETECTIONS("mining detections");

    public final String help;

    Counter(String help) {
        this.help = help;
    }
}
