package io.minewatch.simulate.net;

/**
 * How the packets of one flow travel past the place of capture.
 *
 * @param clientDelay nanoseconds from the place of capture to the client
 * @param serverDelay nanoseconds from the place of capture to the server
 * @param jitter nanoseconds, the most by which a packet is later
 * @param spacing nanoseconds between full segments of one burst
 * @param conditions what goes wrong on the way
 */
public record Path(
        Endpoint client,
        Endpoint server,
        long clientDelay,
        long serverDelay,
        long jitter,
        long spacing,
        Conditions conditions) {

    /**
     * What goes wrong on the way, before anything goes wrong with the capture.
     *
     * @param segment the most payload bytes in one TCP segment
     * @param loss share of data segments that are lost and sent again
     * @param reorder share of data segments that are overtaken by later ones
     */
    public record Conditions(int segment, double loss, double reorder) {

        /** Full segments of Ethernet, nothing goes wrong. */
        public static final Conditions IDEAL = new Conditions(1448, 0, 0);

        public Conditions {
            if (segment < 1 || segment > 60_000) {
                throw new IllegalArgumentException(
                        "segment size must be 1 to 60000 bytes: " + segment);
            }
        }
    }

    /** Nanoseconds from client to server and back. */
    long roundTrip() {
        return 2 * (clientDelay + serverDelay);
    }
}
