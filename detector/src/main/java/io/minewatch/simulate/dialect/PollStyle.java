package io.minewatch.simulate.dialect;

/**
 * How work is asked for over HTTP. Texts have places for what changes: {@code WORK} (32 bytes of
 * the job), {@code TARGET} (64 digits), {@code LITTLE} (the same target, least significant byte
 * first), {@code SEED}, {@code TIME}, and random bytes as in {@link RelativeStyle}.
 *
 * @param name of the recipe, and of the dialect but for the dash
 * @param algorithm as records say it
 * @param hashrate of the machine, hashes a second
 * @param head of each request behind its path; {@code BASIC} is the login
 * @param ask body of the request for work
 * @param work body of its answer
 * @param share body that sends a share
 * @param taken body of the answer to a share that counts
 * @param refused and to one that does not
 */
record PollStyle(
        String name,
        String algorithm,
        double hashrate,
        String head,
        String ask,
        String work,
        String share,
        String taken,
        String refused) {

    /** Padding of a header of 80 bytes to two blocks of SHA-256. */
    private static final String PADDING = "00000080" + "0".repeat(80) + "80020000";

    private static final String HEADER = "00000002HASHWORKTIME1b01a2f3";

    static PollStyle[] all() {
        return new PollStyle[] {ethGetWork(), getWork()};
    }

    private static PollStyle ethGetWork() {
        return new PollStyle(
                "eth-getwork",
                "etchash",
                240e6,
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
                "scrypt",
                250e3,
                "Authorization: Basic BASIC\r\nUser-Agent: cpuminer/2.5.1\r\n"
                        + "X-Mining-Extensions: midstate\r\n",
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
}
