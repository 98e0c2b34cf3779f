package io.minewatch.simulate.dialect;

import java.util.List;

/**
 * How a dialect with messages of its own is spoken. Texts have places for what changes: {@code
 * ACCOUNT}, {@code WORKER}, {@code ID} (of the request, and of what answers it), {@code JOB},
 * {@code HEIGHT} and {@code HIGH16} (the same in 8 bytes), {@code HASH} (the block's), {@code TIME}
 * (8 bytes), {@code TARGET} (64 digits), {@code SMALL} (a target of 4 bytes, least significant
 * first), {@code RESULT} (a hash below it), and random bytes as in {@link Places}.
 *
 * @param name of the recipe
 * @param protocol as records say it
 * @param algorithm as records say it
 * @param agent the program, as it says itself; may be empty
 * @param wallet how the account begins
 * @param port of the pool
 * @param work hashes, graphs or solutions that a share stands for
 * @param difficulty as it is announced
 * @param isWeb true if it is in messages of WebSocket, not on lines
 * @param login what the client says first
 * @param welcome what the server says to that
 * @param job what the server says for each block
 * @param share what the client sends when it found something
 * @param taken the answer if it counts
 * @param refused and if it does not
 */
record LineStyle(
        String name,
        String protocol,
        String algorithm,
        String agent,
        String wallet,
        int port,
        double work,
        double difficulty,
        boolean isWeb,
        String login,
        List<String> welcome,
        String job,
        String share,
        String taken,
        String refused) {

    private static final String MONERO_BLOB = "\"1010a0b2c4b506HASH00000000H3201\"";

    static List<LineStyle> all() {
        return List.of(grin(), beam(), pearl(), ironFish(), coinhive(), webMinerPool());
    }

    private static LineStyle grin() {
        return new LineStyle(
                "cuckatoo32-grin",
                "grin",
                "cuckatoo32",
                "grin-miner",
                "grinner",
                3416,
                168,
                65_536,
                false,
                "{\"id\":\"ID\",\"jsonrpc\":\"2.0\",\"method\":\"login\",\"params\":{\"login\":"
                        + "\"ACCOUNT/WORKER\",\"pass\":\"x\",\"agent\":\"grin-miner\"}}",
                List.of(
                        "{\"id\":\"ID\",\"jsonrpc\":\"2.0\",\"method\":\"login\","
                                + "\"result\":\"ok\",\"error\":null}"),
                "{\"id\":\"Stratum\",\"jsonrpc\":\"2.0\",\"method\":\"job\",\"params\":"
                        + "{\"difficulty\":65536,\"height\":HEIGHT,\"job_id\":JOB,"
                        + "\"pre_pow\":\"0005HIGH16TIMEHASHH188\"}}",
                "{\"id\":\"ID\",\"jsonrpc\":\"2.0\",\"method\":\"submit\",\"params\":"
                        + "{\"edge_bits\":32,\"height\":HEIGHT,\"job_id\":JOB,\"nonce\":87123ID,"
                        + "\"pow\":[CYCLE32]}}",
                "{\"id\":\"ID\",\"jsonrpc\":\"2.0\",\"method\":\"submit\",\"result\":\"ok\","
                        + "\"error\":null}",
                "{\"id\":\"ID\",\"jsonrpc\":\"2.0\",\"method\":\"submit\",\"result\":null,\"error\":{\"code\":-32503,\"message\":\"Solution"
                    + " submitted too late\"}}");
    }

    private static LineStyle beam() {
        return new LineStyle(
                "beamhash3-beam",
                "beam",
                "beamhash3",
                "",
                "2b6d1b1d",
                5252,
                641.3,
                155_232_350,
                false,
                "{\"method\":\"login\",\"api_key\":\"ACCOUNT.WORKER\",\"id\":\"login\","
                        + "\"jsonrpc\":\"2.0\"}",
                List.of(
                        "{\"code\":0,\"description\":\"Login successful\",\"id\":\"login\","
                                + "\"jsonrpc\":\"2.0\",\"nonceprefix\":\"470fef51\","
                                + "\"forkheight\":777777,\"method\":\"result\"}"),
                "{\"jsonrpc\":\"2.0\",\"method\":\"job\",\"id\":\"JOB\",\"input\":\"H32\","
                        + "\"difficulty\":155232350,\"height\":HEIGHT}",
                "{\"method\":\"solution\",\"id\":\"JOB\",\"nonce\":\"470fef51H4\","
                        + "\"output\":\"H104\",\"jsonrpc\":\"2.0\"}",
                "{\"method\":\"result\",\"id\":\"JOB\",\"code\":1,\"description\":\"accepted\","
                        + "\"jsonrpc\":\"2.0\"}",
                "{\"method\":\"result\",\"id\":\"JOB\",\"code\":3,\"description\":\"expired\","
                        + "\"jsonrpc\":\"2.0\"}");
    }

    private static LineStyle pearl() {
        return new LineStyle(
                "pearlhash-pearl",
                "stratum_v1",
                "pearl",
                "open-pearl/1.4",
                "prl1",
                5555,
                2e8,
                2e8,
                false,
                "{\"id\":ID,\"method\":\"mining.authorize\",\"params\":{\"wallet\":"
                        + "\"ACCOUNT/WORKER\",\"worker\":\"WORKER\",\"password\":\"x\","
                        + "\"agent\":\"open-pearl/1.4\",\"type\":\"v2\"}}",
                List.of("{\"id\":ID,\"result\":true,\"type\":\"v2\"}"),
                "{\"id\":null,\"method\":\"mining.notify\",\"params\":{\"job_id\":\"JOB\","
                        + "\"header\":\"HASHH36H8\",\"height\":HEIGHT,\"target\":\"TARGET\"}}",
                "{\"id\":ID,\"method\":\"mining.submit\",\"params\":{\"wallet\":\"ACCOUNT/WORKER\","
                        + "\"worker\":\"WORKER\",\"job_id\":\"JOB\",\"plain_proof\":"
                        + "\"H4sIAAAAAAAA/wXBgQkAAAgDoJ12FkYp0P8=\"}}",
                "{\"id\":ID,\"result\":true,\"error\":null}",
                "{\"id\":ID,\"result\":false,\"error\":[21,\"Job not found\",null]}");
    }

    private static LineStyle ironFish() {
        return new LineStyle(
                "fishhash-ironfish",
                "stratum_v1",
                "fishhash",
                "lolMiner/1.85",
                "a4c123b1612dd272d1371c17",
                9033,
                4e8,
                4e8,
                false,
                "{\"id\":ID,\"method\":\"mining.subscribe\",\"body\":{\"version\":3,"
                        + "\"agent\":\"lolMiner/1.85\",\"publicAddress\":\"ACCOUNT.WORKER\","
                        + "\"extend\":[\"mining.submitted\"]}}",
                List.of(
                        "{\"id\":0,\"method\":\"mining.subscribed\",\"body\":{\"clientId\":12,"
                                + "\"xn\":\"64da\"}}",
                        "{\"id\":1,\"method\":\"mining.set_target\",\"body\":"
                                + "{\"target\":\"TARGET\"}}"),
                "{\"id\":2,\"method\":\"mining.notify\",\"body\":{\"miningRequestId\":JOB,"
                        + "\"header\":\"HASHH104H38\"}}",
                "{\"id\":ID,\"method\":\"mining.submit\",\"body\":{\"miningRequestId\":JOB,"
                        + "\"randomness\":\"64daH4H2\"}}",
                "{\"id\":3,\"method\":\"mining.submitted\",\"body\":{\"id\":ID,\"result\":true}}",
                "{\"id\":3,\"method\":\"mining.submitted\",\"body\":{\"id\":ID,\"result\":false,"
                        + "\"message\":\"Low difficulty\"}}");
    }

    private static LineStyle coinhive() {
        return new LineStyle(
                "webmining-coinhive",
                "webmining",
                "cryptonight",
                "",
                "dLNqTRkFfG",
                8892,
                256,
                256,
                true,
                "{\"type\":\"auth\",\"params\":{\"site_key\":\"ACCOUNT\",\"type\":\"anonymous\","
                        + "\"user\":null,\"goal\":0}}",
                List.of("{\"type\":\"authed\",\"params\":{\"token\":\"\",\"hashes\":0}}"),
                "{\"type\":\"job\",\"params\":{\"job_id\":\"JOB\",\"blob\":"
                        + MONERO_BLOB
                        + ",\"target\":\"SMALL\"}}",
                "{\"type\":\"submit\",\"params\":{\"job_id\":\"JOB\",\"nonce\":\"H4\","
                        + "\"result\":\"RESULT\"}}",
                "{\"type\":\"hash_accepted\",\"params\":{\"hashes\":256}}",
                "{\"type\":\"error\",\"params\":{\"error\":\"Low difficulty share\"}}");
    }

    private static LineStyle webMinerPool() {
        return new LineStyle(
                "webmining-webminerpool",
                "webmining",
                "cryptonight",
                "",
                "48Abcdefghijkmnopqrstuvwxyz123456789ABCDEFGHJKLMNPQRSTU",
                8181,
                379,
                379,
                true,
                "{\"identifier\":\"handshake\",\"pool\":\"pool.example\",\"login\":\"ACCOUNT\","
                        + "\"password\":\"\",\"userid\":\"WORKER\",\"version\":7}",
                List.of(),
                "{\"identifier\":\"job\",\"job_id\":\"JOB\",\"algo\":\"cn\",\"variant\":1,"
                        + "\"height\":HEIGHT,\"blob\":"
                        + MONERO_BLOB
                        + ",\"target\":\"SMALL\"}",
                "{\"identifier\":\"solved\",\"job_id\":\"JOB\",\"nonce\":\"H4\","
                        + "\"result\":\"RESULT\"}",
                "{\"identifier\":\"hashsolved\"}",
                "{\"identifier\":\"error\",\"param\":\"share rejected\"}");
    }
}
