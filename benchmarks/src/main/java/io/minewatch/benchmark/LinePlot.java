package io.minewatch.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over two linear axes, as a drawing that any browser shows. */
final class LinePlot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 60;
    private static final int BOTTOM = 310;
    private static final int TOP = 20;
    private static final int RIGHT = 500;
    private static final int STEPS = 5;
    private static final List<String> COLOURS =
            List.of("#0b6e4f", "#c1440e", "#1f4e9c", "#7a1f7a", "#555555");

    private final String across;
    private final String up;
    private final double[] x;
    private final double[] y;
    private final List<String> drawn = new ArrayList<>();
    private int lines;

    /**
     * @param x least and most across
     * @param y least and most up
     */
    LinePlot(String across, double[] x, String up, double[] y) {
        this.across = across;
        this.up = up;
        this.x = x;
        this.y = y;
    }

    /** One more line; what is outside the axes is left out. */
    void line(String name, double[] xs, double[] ys) {
        var points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            if (xs[i] >= x[0] && xs[i] <= x[1] && ys[i] >= y[0] && ys[i] <= y[1]) {
                points.append(format("%.1f,%.1f ", atX(xs[i]), atY(ys[i])));
            }
        }
        String colour = COLOURS.get(lines % COLOURS.size());
        drawn.add(
                format(
                        "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>",
                        colour, points.toString().strip()));
        int at = TOP + 18 * ++lines;
        drawn.add(
                format(
                        "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>",
                        RIGHT + 10, at, colour, name));
    }

    void write(Path file) throws IOException {
        var all = new ArrayList<String>();
        all.add(
                format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                                + " font-family=\"sans-serif\" font-size=\"12\">",
                        WIDTH, HEIGHT));
        all.add(format("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT));
        for (int i = 0; i <= STEPS; i++) {
            all.addAll(grid(i));
        }
        all.add(
                format(
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                        (LEFT + RIGHT) / 2, HEIGHT - 12, across));
        all.add(format("<text x=\"%d\" y=\"%d\">%s</text>", 6, TOP - 6, up));
        all.addAll(drawn);
        all.add("</svg>");
        Files.write(file, all);
    }

    private List<String> grid(int step) {
        double ofX = x[0] + (x[1] - x[0]) * step / STEPS;
        double ofY = y[0] + (y[1] - y[0]) * step / STEPS;
        return List.of(
                rule(atX(ofX), TOP, atX(ofX), BOTTOM),
                rule(LEFT, atY(ofY), RIGHT, atY(ofY)),
                format(
                        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                        atX(ofX), BOTTOM + 16, plain(ofX)),
                format(
                        "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                        LEFT - 6, atY(ofY) + 4, plain(ofY)));
    }

    private static String rule(double x1, double y1, double x2, double y2) {
        return format(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>",
                x1, y1, x2, y2);
    }

    private static String plain(double value) {
        return format("%.2f", value).replaceFirst("\\.?0+$", "");
    }

    private double atX(double value) {
        return LEFT + (RIGHT - LEFT) * (value - x[0]) / (x[1] - x[0]);
    }

    private double atY(double value) {
        return BOTTOM - (BOTTOM - TOP) * (value - y[0]) / (y[1] - y[0]);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
