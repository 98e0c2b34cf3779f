package io.minewatch.simulate.dialect;

import io.minewatch.simulate.script.Dice;

import java.util.function.Function;

/**
 * How work is asked for over HTTP. Texts have places for what changes: {@code WORK} (32 bytes of
 * the job), {@code TARGET} (64 digits), {@code LITTLE} (the same target, least significant byte
 * first), {@code COUNT} (how many hashes that takes), {@code ACCOUNT}, {@code HEIGHT}, {@code
 * SEED}, {@code TIME}, and random bytes as in {@link Places}.
 *
 * @param name of the recipe
 * @param protocol as records say it
 * @param algorithm as records say it
 * @param hashrate of the machine, hashes a second
 * @param wallet makes accounts
 * @param path that is posted to; {@code USER} is account and worker
 * @param head of each request behind its path; {@code BASIC} is the login
 * @param ask body of the request for work
 * @param work body of its answer
 * @param share body that sends a share
 * @param taken body of the answer to a share that counts
 * @param refused and to one that does not
 */
record PollStyle(
        String name,
        String protocol,
        String algorithm,
        double hashrate,
        Function<Dice, String> wallet,
        String path,
        String head,
        String ask,
        String work,
        String share,
        String taken,
        String refused) {

    /** Padding of a header of 80 bytes to two blocks of SHA-256. */
    private static final String PADDING = "00000080" + "0".repeat(80) + "80020000";

    private static final String HEADER = "00000002HASHWORKTIME1b01a2f3";

    private static final String CPUMINER =
            "Authorization: Basic BASIC\r\nUser-Agent: cpuminer/2.5.1\r\n"
                    + "X-Mining-Extensions: midstate\r\n";

    static PollStyle[] all() {
        return new PollStyle[] {ethGetWork(), getWork(), getBlockTemplate(), daemon()};
    }

    private static PollStyle ethGetWork() {
        return new PollStyle(
                "eth-getwork",
                "eth_getwork",
                "etchash",
                240e6,
                Wallets::ethereum,
                "/USER",
                "",
                "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"eth_getWork\",\"params\":[]}",
                "{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":[\"0xWORK\",\"0xSEED\",\"0xTARGET\"]}",
                "{\"id\":4,\"jsonrpc\":\"2.0\",\"method\":\"eth_submitWork\","
                        + "\"params\":[\"0xH8\",\"0xWORK\",\"0xH32\"]}",
                "{\"id\":4,\"jsonrpc\":\"2.0\",\"result\":true}",
                "{\"id\":4,\"jsonrpc\":\"2.0\",\"result\":false}");
    }

    private static PollStyle getWork() {
        return new PollStyle(
                "getwork",
                "getwork",
                "scrypt",
                250e3,
                Wallets::ethereum,
                "/USER",
                CPUMINER,
                "{\"method\": \"getwork\", \"params\": [], \"id\": 0}",
                "{\"result\": {\"data\": \""
                        + HEADER
                        + "00000000"
                        + PADDING
                        + "\", \"target\": \"LITTLE\"}, \"error\": null, \"id\": 0}",
                "{\"method\": \"getwork\", \"params\": [\""
                        + HEADER
                        + "H4"
                        + PADDING
                        + "\"], \"id\": 0}",
                "{\"result\": true, \"error\": null, \"id\": 0}",
                "{\"result\": false, \"error\": null, \"id\": 0}");
    }

    /** A chain so small that one processor finds its blocks. */
    private static PollStyle getBlockTemplate() {
        return new PollStyle(
                "getblocktemplate",
                "getblocktemplate",
                "scrypt",
                250e3,
                Wallets::litecoin,
                "/",
                CPUMINER,
                "{\"method\": \"getblocktemplate\", \"params\": [{\"capabilities\": "
                        + "[\"coinbasetxn\", \"longpoll\"], \"rules\": [\"segwit\"]}], \"id\": 0}",
                "{\"result\": {\"version\": 536870912, \"rules\": [\"segwit\"],"
                    + " \"previousblockhash\": \"WORK\", \"transactions\": [], \"coinbasevalue\":"
                    + " 5000000000, \"longpollid\": \"WORK22\", \"target\": \"TARGET\","
                    + " \"curtime\": 1795323764, \"bits\": \"1e0fffff\", \"height\": HEIGHT},"
                    + " \"error\": null, \"id\": 0}",
                "{\"method\": \"submitblock\", \"params\": [\"00000020WORKHASHTIME1e0fffffH4"
                        + "0101000000010000H32H32H32\"], \"id\": 1}",
                "{\"result\": null, \"error\": null, \"id\": 1}",
                "{\"result\": \"high-hash\", \"error\": null, \"id\": 1}");
    }

    /** The same with a node of the CryptoNote family. */
    private static PollStyle daemon() {
        return new PollStyle(
                "xmrig-daemon",
                "cryptonote",
                "randomx",
                9e3,
                Wallets::monero,
                "/json_rpc",
                "User-Agent: XMRig/6.22.0 (Linux x86_64) libuv/1.48.0 gcc/13.2.0\r\n",
                "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"getblocktemplate\",\"params\":"
                        + "{\"wallet_address\":\"ACCOUNT\",\"extra_nonce\":\"H8\"}}",
                "{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":{\"blockhashing_blob\":"
                        + "\"1010a0b2c4b506WORK00000000H3201\",\"blocktemplate_blob\":"
                        + "\"1010a0b2c4b506WORK00000000H32H32H32\",\"difficulty\":COUNT,"
                        + "\"height\":HEIGHT,\"prev_hash\":\"WORK\",\"seed_hash\":\"SEED\","
                        + "\"reserved_offset\":130,\"status\":\"OK\"}}",
                "{\"id\":2,\"jsonrpc\":\"2.0\",\"method\":\"submitblock\",\"params\":"
                        + "[\"1010a0b2c4b506WORKH4H32H32H32\"]}",
                "{\"id\":2,\"jsonrpc\":\"2.0\",\"result\":{\"status\":\"OK\"}}",
                "{\"id\":2,\"jsonrpc\":\"2.0\",\"error\":{\"code\":-7,"
                        + "\"message\":\"Block not accepted\"}}");
    }

    /** True if the machine is named, too. */
    boolean namesWorker() {
        return path.contains("USER") || head.contains("BASIC");
    }
}
