package io.minewatch.demo;

import io.minewatch.locate.CreditCode;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The tables of a small province for the subscribers of a simulation: who has which of their
 * addresses, and where. The regions are those of Ningxia, because it is small; the enterprises and
 * lines never were.
 */
final class Province {

    /** All of the simulated subscribers, 100.64.0.0/11, in prefixes of 1024 addresses. */
    private static final int PREFIXES = 1 << 11;

    private static final int PREFIX_LENGTH = 22;
    private static final double ENTERPRISES = 0.45;
    private static final int MOST_PREFIXES = 5;

    private static final List<String> PLACES =
            List.of("东风", "建设", "团结", "工业园", "开发区", "黄河", "贺兰山", "新城");

    private static final List<String> TRADES =
            List.of("云数据", "纺织", "电子", "冶金", "农业科技", "物流", "建材", "网络科技", "职业学院", "仓储");

    private final Random random;
    private final List<String> counties;
    private int enterprises;

    private Province(long seed) throws IOException {
        random = new Random(seed);
        counties =
                new String(regions(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains(",county,"))
                        .toList();
    }

    /** Writes {@code regions.csv} and {@code subscribers.csv}; the same seed gives the same. */
    static void write(Path folder, long seed) throws IOException {
        Files.write(folder.resolve("regions.csv"), regions());
        try (var out = Files.newBufferedWriter(folder.resolve("subscribers.csv"))) {
            new Province(seed).subscribers(out);
        }
    }

    private static byte[] regions() throws IOException {
        try (InputStream in = Province.class.getResourceAsStream("regions.csv")) {
            if (in == null) {
                throw new IOException("the program is incomplete: regions.csv");
            }
            return in.readAllBytes();
        }
    }

    private void subscribers(BufferedWriter out) throws IOException {
        out.write("prefix,line,enterprise,credit_code,address,region_code,nature\n");
        // Who is next to whom has nothing to do with where they are.
        var free = new ArrayList<Integer>();
        for (int i = 0; i < PREFIXES; i++) {
            free.add(random.nextInt(free.size() + 1), i);
        }
        while (!free.isEmpty()) {
            if (random.nextDouble() < ENTERPRISES) {
                enterprise(out, free);
            } else {
                household(out, free.removeLast());
            }
        }
    }

    private void enterprise(BufferedWriter out, List<Integer> free) throws IOException {
        enterprises++;
        String county = any(counties);
        String code = county.substring(0, 6);
        String place = any(PLACES);
        String name = "示例" + place + any(TRADES) + "第" + enterprises + "有限公司";
        String credit = creditCode(code, enterprises);
        String address = name(county) + place + "路" + (1 + random.nextInt(200)) + "号";
        int lines = 1 + random.nextInt(MOST_PREFIXES);
        for (int i = 0; i < lines && !free.isEmpty(); i++) {
            int prefix = free.removeLast();
            String line = "E%s-%04d-%d".formatted(code, enterprises, i + 1);
            row(out, prefix, line, name, credit, address, code, "private");
        }
    }

    /** A home has a line and a county, and no name in these tables. */
    private void household(BufferedWriter out, int prefix) throws IOException {
        String code = any(counties).substring(0, 6);
        row(out, prefix, "H%s-%04d".formatted(code, prefix), "", "", "", code, "");
    }

    private static void row(BufferedWriter out, int prefix, String... cells) throws IOException {
        int address = 100 << 24 | 64 << 16 | prefix << Integer.SIZE - PREFIX_LENGTH;
        out.write(
                "%d.%d.%d.%d/%d,%s%n"
                        .formatted(
                                address >>> 24,
                                address >>> 16 & 0xff,
                                address >>> 8 & 0xff,
                                address & 0xff,
                                PREFIX_LENGTH,
                                String.join(",", cells)));
    }

    private static String creditCode(String region, int number) {
        String body = "91%sMA%07d".formatted(region, number);
        return body + CreditCode.check(body);
    }

    private static String name(String county) {
        return county.split(",", -1)[1];
    }

    private String any(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
