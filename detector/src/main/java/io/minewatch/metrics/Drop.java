package io.minewatch.metrics;

/** Why a frame, a packet or a flow went no further. Each constant is one metric. */
public enum Drop {
    TRUNCATED_LINK("frame shorter than its link layer header"),
    UNKNOWN_LINK_TYPE("link type that is not read"),
    NOT_IP("neither IPv4 nor IPv6 inside"),
    TRUNCATED_IP("packet shorter than its IP header says"),
    MALFORMED_IP("IP header that contradicts itself"),
    TRUNCATED_TRANSPORT("segment shorter than its TCP or UDP header"),
    MALFORMED_TRANSPORT("TCP header that contradicts itself"),
    OTHER_TRANSPORT("neither TCP nor UDP"),
    TRUNCATED_TUNNEL("packet shorter than its tunnel header"),
    MALFORMED_TUNNEL("tunnel header that contradicts itself"),
    TOO_DEEP("more encapsulations than the bound"),
    FRAGMENT_HELD("fragment kept until the rest of its packet arrives"),
    FRAGMENT_OVERLAP("fragment that contradicts another of its packet"),
    FRAGMENT_TIMEOUT("packet whose fragments did not all arrive in time"),
    FRAGMENT_NO_ROOM("packet whose fragments had to leave for newer ones"),
    FLOW_TABLE_FULL("followed flow that had to leave for another"),
    THIN_FLOWS_FULL(
            "flow that cannot be read and had to leave for another, or a segment of one without"
                    + " room"),
    THIN_FLOWS_UNTOLD("flow that looked like mining, but too many others do already"),
    STREAM_HELD_TOO_MUCH("out of order data beyond what a direction may hold"),
    MESSAGE_TOO_LONG("message longer than any that mining needs"),
    MESSAGE_MALFORMED("message that is not what its dialect writes"),
    SHED_EXCERPT("excerpt of a confirmed flow left out under load"),
    SHED_SUSPECT("suspect not followed any further under load"),
    SHED_NEW_FLOW("new flow left out of the sample under load"),
    FRAME_FAULT("frame that this program failed on"),
    DETECTION_MERGED("suspected detection for which a later one of its client stands"),
    DETECTION_LOST("detection that a sink had no room for");

    public final String help;

    Drop(String help) {
        this.help = help;
    }
}
