package io.minewatch.metrics;

/**
 * What a live capture got and what it lost, since it was opened. Lost data is data: it travels with
 * every record.
 *
 * @param received frames that reached this program
 * @param droppedByInterface frames that the network card or its driver had no room for
 * @param droppedByKernel frames that the kernel had no room for in the ring or socket
 * @param droppedByUs frames that this program let go before looking at them
 */
public record CaptureStatistics(
        long received, long droppedByInterface, long droppedByKernel, long droppedByUs) {

    public static final CaptureStatistics NONE = new CaptureStatistics(0, 0, 0, 0);

    /** Share of the frames on the wire that were lost, 0 to 1. */
    public double loss() {
        long lost = droppedByInterface + droppedByKernel + droppedByUs;
        return lost == 0 ? 0 : (double) lost / (received + lost);
    }

    /** Both together. */
    public CaptureStatistics plus(CaptureStatistics other) {
        return new CaptureStatistics(
                received + other.received,
                droppedByInterface + other.droppedByInterface,
                droppedByKernel + other.droppedByKernel,
                droppedByUs + other.droppedByUs);
    }
}
