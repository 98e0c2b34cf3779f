package io.minewatch.simulate.dialect;

import java.util.Optional;

/**
 * How a relative of Stratum V1 is spoken. Texts have places for what changes: {@code USER}, {@code
 * JOB}, {@code HEIGHT}, {@code TARGET} (64 digits), {@code DECIMAL} (the same target), {@code HASH}
 * (the block's), and random bytes as in {@link Places}.
 *
 * @param name of the recipe
 * @param algorithm as records say it
 * @param hashrate of the machine, hashes a second
 * @param unit hashes that a difficulty of 1 stands for, or 1 where targets are announced
 * @param wallet how the account begins
 * @param subscribed result of {@code mining.subscribe}
 * @param announce method and parameters of what announces a difficulty, if that is done
 * @param job parameters of {@code mining.notify}
 * @param share parameters of {@code mining.submit}
 */
record RelativeStyle(
        String name,
        String algorithm,
        double hashrate,
        double unit,
        String wallet,
        String subscribed,
        Optional<String> announce,
        String job,
        String share) {

    private static final Optional<String> TARGET = Optional.of("mining.set_target|[\"TARGET\"]");
    private static final Optional<String> NUMBER = Optional.of("mining.set_difficulty|[NUMBER]");
    private static final String BITCOIN_SHARE =
            "[\"USER\",\"JOB\",\"00000001\",\"68a0b1c2\",\"H4\"]";

    static RelativeStyle[] all() {
        return new RelativeStyle[] {
            ergo(),
            alephium(),
            ckb(),
            conflux(),
            kadena(),
            decred(),
            handshake(),
            xelis(),
            zcash(),
            kaspa(),
            kawPow(),
            ethPool(),
            sia(),
            aeternity(),
            aleo(),
            warthog()
        };
    }

    private static RelativeStyle ergo() {
        return new RelativeStyle(
                "autolykos2-ergo",
                "autolykos2",
                900e6,
                1,
                "9h",
                "[[[\"mining.notify\",\"e1\"]],\"0a3f\",6]",
                Optional.empty(),
                "[\"JOB\",HEIGHT,\"HASH\",\"\",\"\",\"00000003\",\"DECIMAL\",\"\",true]",
                "[\"USER\",\"JOB\",\"a1b2c3d4e5f6\",\"\",\"H8\"]");
    }

    private static RelativeStyle alephium() {
        return new RelativeStyle(
                "blake3-alephium",
                "blake3_alph",
                4e12,
                0x1p34,
                "1D",
                "[\"s1\"]",
                NUMBER,
                "[{\"jobId\":\"JOB\",\"fromGroup\":0,\"toGroup\":3,\"headerBlob\":\"HASH\","
                        + "\"txsBlob\":\"H32\",\"targetBlob\":\"00000000ffff\"}]",
                "{\"jobId\":\"JOB\",\"fromGroup\":0,\"toGroup\":3,"
                        + "\"nonce\":\"515aH8H8H4H2\",\"worker\":\"USER\"}");
    }

    private static RelativeStyle ckb() {
        return new RelativeStyle(
                "eaglesong-ckb",
                "eaglesong",
                60e12,
                1,
                "ckb1",
                "[null,\"3e29d5\",5]",
                TARGET,
                "[\"JOB\",\"H32\",HEIGHT,\"HASH\",true]",
                "[\"USER\",\"JOB\",\"00H4\"]");
    }

    private static RelativeStyle conflux() {
        return new RelativeStyle(
                "octopus-conflux",
                "octopus",
                500e6,
                1,
                "cfx:",
                "true",
                Optional.empty(),
                "[\"JOB\",\"HEIGHT\",\"0xHASH\",\"0xTARGET\"]",
                "[\"USER\",\"JOB\",\"0xH8\",\"0xHASH\"]");
    }

    private static RelativeStyle kadena() {
        return new RelativeStyle(
                "blake2s-kadena",
                "blake2s",
                40e12,
                1,
                "k:",
                "[null,\"012345\",5]",
                TARGET,
                "[\"JOB\",\"H32HASHH32H32H32H32H32H32H8H8H8H4H2\",true]",
                "[\"USER\",\"JOB\",\"00H4\"]");
    }

    private static RelativeStyle decred() {
        return new RelativeStyle(
                "blake3-decred",
                "blake3_dcr",
                2e12,
                0x1p32,
                "Ds",
                "[[[\"mining.notify\",\"d1\"]],\"a1b2c3d4\",4]",
                NUMBER,
                "[\"JOB\",\"HASH\",\"H32H32H32H4\",\"\",[],\"0a000000\",\"\",\"68a0b1c2\",true]",
                BITCOIN_SHARE);
    }

    private static RelativeStyle handshake() {
        return new RelativeStyle(
                "blake2b-handshake",
                "blake2b_sha3",
                2e12,
                0x1p32,
                "hs1",
                "[[[\"mining.notify\",\"h1\"]],\"0badcafe\",4]",
                NUMBER,
                "[\"JOB\",\"HASH\",\"H32\",\"H32\",[\"H32\"],\"H32\",\"H32\",\"H32\",\"00000000\","
                        + "\"1a02c5f1\",\"68a0b1c2\",true]",
                BITCOIN_SHARE);
    }

    private static RelativeStyle xelis() {
        return new RelativeStyle(
                "xelishash-xelis",
                "xelishash",
                40e3,
                1,
                "xel:",
                "[\"s41\",\"H32\",32,\"H32\"]",
                NUMBER,
                "[\"JOB\",\"0192f0c1d2e3\",\"HASH\",\"xel/v2\",true]",
                "[\"USER\",\"JOB\",\"H8\"]");
    }

    private static RelativeStyle zcash() {
        return new RelativeStyle(
                "equihash-zcash",
                "equihash_200_9",
                300,
                1,
                "t1",
                "[null,\"04d567b212\"]",
                TARGET,
                "[\"JOB\",\"04000000\",\"HASH\",\"H32\",\""
                        + "00".repeat(32)
                        + "\",\"a9cc405a\",\"09d8151c\",true]",
                "[\"USER\",\"JOB\",\"a9cc405a\",\"H8H8H8000000\",\"fd4005H1344\"]");
    }

    private static RelativeStyle kaspa() {
        return new RelativeStyle(
                "kheavyhash-kaspa",
                "kheavyhash",
                8e12,
                0x1p32,
                "kaspa:q",
                "[true,\"EthereumStratum/1.0.0\"]",
                NUMBER,
                "[\"JOB\",[1234567890123456789,22,33,HEIGHT],1760000000123]",
                "[\"USER\",\"JOB\",\"0x0029H4H2\"]");
    }

    private static RelativeStyle kawPow() {
        return new RelativeStyle(
                "kawpow-kawpow",
                "kawpow",
                30e6,
                1,
                "R",
                "[null,\"5f1a\"]",
                TARGET,
                "[\"JOB\",\"HASH\",\"H32\",\"TARGET\",true,HEIGHT,\"1b01a2f3\"]",
                "[\"USER\",\"JOB\",\"0x5f1aH4H2\",\"0xHASH\",\"0xH32\"]");
    }

    private static RelativeStyle ethPool() {
        return new RelativeStyle(
                "ethash-ethpool",
                "ethash",
                60e6,
                1,
                "0x",
                "[[\"mining.notify\",\"s1\"],\"\"]",
                Optional.empty(),
                "[\"JOB\",\"0xHASH\",\"0xH32\",\"0xTARGET\",true]",
                "[\"USER\",\"JOB\",\"0xH8\",\"0xHASH\",\"0xH32\"]");
    }

    private static RelativeStyle sia() {
        return new RelativeStyle(
                "blake2b-sia",
                "blake2b_sia",
                4e12,
                1,
                "a0d71939b53182e4e349d98729e7c6be9ff9",
                "true",
                Optional.empty(),
                "[\"JOB\",\"0xHASH0000000000000000H32H8\",\"0xTARGET\"]",
                "[\"USER\",\"JOB\",\"0xHASHH8H32H8\"]");
    }

    private static RelativeStyle aeternity() {
        return new RelativeStyle(
                "cuckoo29-aeternity",
                "cuckoo29",
                7,
                1,
                "ak_2a1j2Mk9YS",
                "[\"ed70df83\",\"080000\"]",
                TARGET,
                "[\"JOB\",5,\"HASH\",true]",
                "[\"USER\",\"JOB\",\"98b6acH2\",[CYCLE29]]");
    }

    private static RelativeStyle aleo() {
        return new RelativeStyle(
                "zksnark-aleo",
                "zksnark_aleo",
                4e6,
                1,
                "aleo1",
                "[\"s1\",\"H8\",\"aleo1H32\"]",
                Optional.of("mining.set_target|[NUMBER]"),
                "[\"JOB\",\"H32\",\"aleo1rhgdu77hgyqd3xjj8ucu3jj9r2krwz6mnzyd80gncr5fxcwlh5rsvzp9px\","
                    + "true]",
                "[\"USER\",\"JOB\",\"H8\",\"H48\",\"H48\"]");
    }

    private static RelativeStyle warthog() {
        return new RelativeStyle(
                "janushash-warthog",
                "janushash",
                150e6,
                1,
                "af80",
                "[[[\"mining.notify\",\"w1\"]],\"8f1c02aa\",6]",
                NUMBER,
                "[\"JOB\",\"HASH\",\"H32H32\",\"00000003\",\"2100a3c1\",\"68a0b1c2\",true]",
                "[\"JOB\",\"H4H2\",\"68a0b1c2\",\"H4\"]");
    }

    /** Name in records: Zcash's Stratum is counted as one of its own. */
    String protocol() {
        return algorithm.startsWith("equihash") ? "equihash_stratum" : "stratum_v1";
    }
}
