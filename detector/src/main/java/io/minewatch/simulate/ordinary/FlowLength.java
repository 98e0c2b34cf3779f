package io.minewatch.simulate.ordinary;

import io.minewatch.simulate.script.Dice;

import java.util.List;

/**
 * How many packets the flows of a network have: a very few in most, very many in a few.
 *
 * <p>The mixtures of distributions that P. Jurkiewicz, G. Rzym and P. Boryło fitted to the four
 * thousand million flows that a campus with dormitories of 8000 students exchanged with the
 * Internet in 30 days ("Flow length and size distributions in campus Internet traffic", Computer
 * Communications 167, 2021; arXiv 1809.03486; data set agh_2015). Flows are of one direction there;
 * here it is the direction with more packets, the other follows from it.
 */
final class FlowLength {

    /**
     * The most packets one way: longer flows are drawn again, because a capture of gigabytes shows
     * a second or a minute of a link and no more of a download of hours than that. The mean is then
     * that of a capture, not that of a month.
     */
    static final int MOST = 2000;

    /** Of all flows over TCP or UDP, so large a share is over UDP (same source, by flows). */
    static final double UDP_SHARE = 43.09 / (43.09 + 53.85);

    static final FlowLength TCP =
            new FlowLength(
                    List.of(
                            new Part(0.05804, 1, 0),
                            new Part(0.31052, 2, 0),
                            new Part(0.05510, 3, 0),
                            new Part(0.04775, 4, 0),
                            new Part(0.00588, 5, 0),
                            new Part(0.12529, 6, 0),
                            new Part(0.20654, 7.954, 0.5122),
                            new Part(0.12190, 21.74, 0.7508),
                            new Part(0.05251, 115.97, 1.1085),
                            new Part(0.01646, 845.9, 1.9932)));

    static final FlowLength UDP =
            new FlowLength(
                    List.of(
                            new Part(0.58273, 1, 0),
                            new Part(0.18723, 2, 0),
                            new Part(0.09147, 3, 0),
                            new Part(0.05622, 4, 0),
                            new Part(0.02945, 9.674, 0.4895),
                            new Part(0.04023, 4.884, 0.2603),
                            new Part(0.00472, 29.41, 0.4494),
                            new Part(0.00563, 67.48, 0.9247),
                            new Part(0.00181, 594.5, 1.0498),
                            new Part(0.00032, 7892.5, 1.8548),
                            new Part(0.00016, 19824.0, 1.1264)));

    private final List<Part> parts;

    private FlowLength(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * A part of the mixture.
     *
     * @param share of all flows
     * @param scale median of a log-normal distribution, or the bound of a uniform one
     * @param sigma of a log-normal distribution; 0 if it is uniform
     */
    private record Part(double share, double scale, double sigma) {

        int draw(Dice dice) {
            double packets =
                    sigma == 0
                            ? scale * dice.between(0.0, 1.0)
                            : Math.min(dice.logNormal(scale, sigma), 2 * MOST);
            return (int) packets + 1;
        }
    }

    /** Packets one way of the next flow, 1 to {@link #MOST}. */
    int draw(Dice dice) {
        while (true) {
            int packets = part(dice.between(0.0, 1.0)).draw(dice);
            if (packets <= MOST) {
                return packets;
            }
        }
    }

    private Part part(double which) {
        double left = which;
        for (Part part : parts) {
            left -= part.share;
            if (left < 0) {
                return part;
            }
        }
        return parts.getFirst();
    }
}
