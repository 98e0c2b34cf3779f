package io.minewatch.benchmark;

import io.minewatch.locate.RegionTree;
import io.minewatch.locate.TableException;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Detections of a made-up province: 15 prefectures of 8 counties, some thousand enterprises, each
 * with some miners that are seen on most days of a quarter of a year. Records are as long as real
 * ones, and the same number makes the same record.
 */
final class Province {

    static final String CODE = "500000";
    static final int PREFECTURES = 15;
    static final int COUNTIES = 8;
    static final int DAYS = 90;
    static final Instant FIRST = Instant.parse("2026-06-01T00:00:00Z");

    private static final int MINERS_OF_ONE = 12;
    private static final int POOLS = 40;
    private static final String[] NAMES = {
        "云海", "青山", "长江", "巨人", "星河", "蓝天", "恒通", "金石", "华盛", "启明"
    };
    private static final String[] TRADES = {"数据", "科技", "电子", "能源", "网络", "信息", "材料", "机械"};

    /** Proof of work, coin, dialect, a usual hashrate and what mines it. */
    private record Work(String algorithm, String coin, String dialect, double rate, String agent) {}

    private static final List<Work> WORKS =
            List.of(
                    new Work("sha256d", "BTC", "stratum_v1", 1.1e14, "bmminer/2.0.0"),
                    new Work("scrypt", "LTC", "stratum_v1", 9e9, "cgminer/4.12.1"),
                    new Work("randomx", "XMR", "cryptonote", 9e3, "XMRig/6.21.0"),
                    new Work("kheavyhash", "KAS", "stratum_v1", 1e12, "bzminer/21.0"),
                    new Work("ethash", "ETC", "ethproxy", 3e9, "lolMiner/1.88"));

    private final int miners;

    Province(int detections) {
        miners = Math.max(MINERS_OF_ONE, detections / DAYS);
    }

    static RegionTree regions() throws IOException, TableException {
        var csv = new StringBuilder("code,name,parent\n500000,重庆市,\n");
        for (int p = 0; p < PREFECTURES; p++) {
            csv.append(prefecture(p)).append(",第").append(p).append("市,500000\n");
            for (int c = 0; c < COUNTIES; c++) {
                csv.append(county(p * COUNTIES + c)).append(",第").append(p).append('-');
                csv.append(c).append("县,").append(prefecture(p)).append('\n');
            }
        }
        var file = Files.createTempFile("regions", ".csv");
        try {
            Files.writeString(file, csv);
            return RegionTree.load(file);
        } finally {
            Files.delete(file);
        }
    }

    static String prefecture(int number) {
        return "50%02d00".formatted(number + 1);
    }

    static String county(int number) {
        return "50%02d%02d".formatted(number / COUNTIES + 1, number % COUNTIES + 1);
    }

    static String address(int miner) {
        return "100." + (64 + (miner >> 16)) + "." + (miner >> 8 & 255) + "." + (miner & 255);
    }

    static String enterprise(int number) {
        return NAMES[number % 10] + TRADES[number / 10 % 8] + number + "有限公司";
    }

    /** As spread as a hash is. */
    static String id(int number) {
        String digits = Long.toUnsignedString(number * 0x9e3779b97f4a7c15L);
        return "d1-" + "0".repeat(24 - digits.length()) + digits;
    }

    static String pool(int number) {
        return "Pool" + number;
    }

    int miners() {
        return miners;
    }

    int enterprises() {
        return miners / MINERS_OF_ONE;
    }

    /** A detection of one miner and one day. */
    private record Case(
            int number,
            int miner,
            int enterprise,
            int pool,
            Work work,
            Instant start,
            Instant end) {

        long seconds() {
            return end.getEpochSecond() - start.getEpochSecond();
        }
    }

    /** Its revision 1, of the first minutes of the day, or 2, of all of it. */
    String record(int number, int revision) {
        int miner = number % miners;
        int day = number / miners;
        var random = new SplittableRandom(number * 31L + 7);
        int enterprise = miner / MINERS_OF_ONE;
        int other = enterprise % WORKS.size();
        var work = WORKS.get(Math.floorMod(enterprise * 7, 10) < 6 ? 0 : other);
        int pool = Math.min(random.nextInt(POOLS), enterprise % POOLS);
        long begin = random.nextLong(3 * 3600);
        long seconds = revision == 1 ? 600 : 3600 + random.nextLong(18 * 3600);
        var start = FIRST.plus(day, ChronoUnit.DAYS).plusSeconds(begin);
        var end = start.plusSeconds(seconds).plusNanos(random.nextInt(1_000_000) * 1000L);
        var one = new Case(number, miner, enterprise, pool, work, start, end);
        var values = new ArrayList<Object>(List.of(time(end), revision));
        values.addAll(ends(one, day));
        values.addAll(mining(one, random));
        values.addAll(place(one));
        return RECORD.formatted(values.toArray());
    }

    private static List<Object> ends(Case one, int day) {
        return List.of(
                id(one.number),
                one.number,
                day,
                time(one.start),
                time(one.end),
                address(one.miner),
                1024 + one.miner % 60_000,
                one.pool,
                3333,
                one.pool,
                one.work.dialect,
                one.number,
                one.seconds() / 4,
                one.seconds() * 50);
    }

    private static List<Object> mining(Case one, SplittableRandom random) {
        double rate = one.work.rate * (0.5 + random.nextDouble());
        long shares = one.seconds() / 8;
        return List.of(
                one.work.dialect,
                one.work.dialect,
                random.nextInt(10) < 8 ? "confirmed" : "probable",
                one.work.algorithm,
                one.work.coin,
                one.pool,
                one.number,
                one.number,
                one.work.agent,
                shares + 2,
                shares,
                2,
                shares * 0.99,
                (double) one.seconds(),
                65536,
                real(rate * 0.8),
                real(rate),
                real(rate * 1.25),
                real(rate / 5e10),
                real(rate / 2e10));
    }

    private static List<Object> place(Case one) {
        int county = one.enterprise % (PREFECTURES * COUNTIES);
        return List.of(
                county(county),
                county / COUNTIES,
                one.enterprise,
                one.enterprise,
                one.enterprise % 100_000,
                enterprise(one.enterprise),
                time(one.start),
                time(one.end),
                time(one.end),
                one.enterprise % 4);
    }

    private static String real(double value) {
        return String.format(Locale.ROOT, "%.6E", value);
    }

    private static String time(Instant time) {
        return time.toString().replaceFirst("(\\.\\d+)?Z$", "")
                + ".%09dZ".formatted(time.getNano());
    }

    private static final String RECORD =
            """
            {"schema":"minewatch.detection/1","@timestamp":"%s","revision":%d,"event":{"id":"%s",\
            "flow":"1:%027d=@%dT00:00Z","kind":"alert","category":["network","intrusion_detection"],\
            "type":["connection","protocol"],"dataset":"minewatch.detection","module":"minewatch",\
            "start":"%s","end":"%s","severity":3},"client":{"ip":"%s","port":%d,"address_domain":"",\
            "as":null,"geo":null},"server":{"ip":"198.51.100.%d","port":%d,"domain":"eu%d.pool.example",\
            "as":null,"geo":null},"network":{"transport":"tcp","protocol":"%s",\
            "community_id":"1:%027d=","packets":%d,"bytes":%d,"tunnel":[]},"mining":{"protocol":"%s",\
            "variant":"%s","role":"miner","grade":"%s","reasons":["SUBSCRIBE","SUBSCRIBE_REPLY",\
            "AUTHORIZE","JOB","SHARE","SHARE_ACCEPTED"],"algorithm":"%s","coin":"%s",\
            "coin_basis":["pool"],"pool":{"name":"Pool%d","basis":["name"]},"block":{"height":null,\
            "tag":null,"merged":[]},"account":{"kind":"btc_address","display":"bc1qar…5mdq",\
            "pseudonym":"%032x","key_id":"630dcd29"},"workers":[{"display":"r…",\
            "pseudonym":"%032x"}],"workers_seen":1,"agent":"%s","hardware":null,"sides_seen":"both",\
            "shares":{"submitted":%d,"accepted":%d,"rejected":%d,"n_eff":%s,"window_s":%s,\
            "replies_only":false},"difficulty":{"last":"%d"},"hashrate":{"lo":%s,"mid":%s,"hi":%s,\
            "unit":"H/s","confidence":0.95,"basis":"accepted_shares"},"devices":{"min":1,"max":4,\
            "basis":"sessions"},"power_w":{"lo":%s,"hi":%s,"pue_lo":1.0,"pue_hi":1.2,\
            "basis":"algorithm"}},"location":{"grade":"L4","of":"client","region_code":"%s",\
            "region_path":["重庆市","第%d市","某县"],"address":"工业园区%d号","line":"line-%d","coarse":null,\
            "candidates":[],"source":"subscribers"},"organization":{"id":"91350100M%05d00Y43",\
            "name":"%s"},"rule":{"id":"stratum_v1","version":"1"},"evidence":{"excerpts":[\
            {"reason":"SUBSCRIBE_REPLY","rule":"stratum_v1/1","time":"%s","from":"server",\
            "text_redacted":"{\\"id\\":1,\\"result\\":[[[\\"mining.notify\\",\\"ae6812eb\\"]],\\"08000002\\",4],\\"error\\":null}"},\
            {"reason":"SHARE","rule":"stratum_v1/1","time":"%s","from":"client","text_redacted":\
            "{\\"id\\":4,\\"method\\":\\"mining.submit\\",\\"params\\":[\\"***\\",\\"bf\\",\\"00000001\\",\\"504e86ed\\",\\"b2957c02\\"]}"},\
            {"reason":"SHARE_ACCEPTED","rule":"stratum_v1/1","time":"%s","from":"server",\
            "text_redacted":"{\\"id\\":4,\\"result\\":true,\\"error\\":null}"}]},\
            "capture":{"source":"mirror-0%d","loss":0.0}}\
            """;
}
