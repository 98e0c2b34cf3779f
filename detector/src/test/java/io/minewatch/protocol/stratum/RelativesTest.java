package io.minewatch.protocol.stratum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.Dialects;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fixture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is the same with all relatives, and what holds between them. */
class RelativesTest {

    private static final String HASH = "0f".repeat(32);
    private static final String YES = "{\"id\":4,\"result\":true,\"error\":null}";

    private static String call(String method, String params) {
        return "{\"id\":4,\"method\":\"%s\",\"params\":%s}"
                .formatted(method, params.replace("HASH", HASH));
    }

    private static String job(String params) {
        return call("mining.notify", params);
    }

    /** What is remembered of a conversation must have a bound. */
    @Test
    void aLongTextIsNoAlgorithm() {
        for (int length : new int[] {32, 33, 60_000}) {
            String told =
                    job("[\"1\",1,2]")
                            .replace("{\"id\"", "{\"algo\":\"" + "x".repeat(length) + "\",\"id\"");
            var ear = new Ear().hear(1, told).hear(1, told).end();
            assertEquals(
                    length > 32 ? 0 : 1,
                    ear.said.stream().filter(Event.Algorithm.class::isInstance).count());
        }
    }

    private static String last(Ear ear) {
        return ear.events.getLast();
    }

    private static List<Fixture> fixtures(String folder) {
        return Fixture.all().stream().filter(one -> one.folder().equals(folder)).toList();
    }

    private static List<String> relatives() {
        return Dialects.ALL.stream()
                .filter(one -> one instanceof StratumDialect && !one.variant().equals(one.name()))
                .map(Dialect::variant)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("relatives")
    void aJobAloneTellsWhoseItIs(String folder) {
        int jobs = 0;
        for (Fixture fixture : fixtures(folder)) {
            for (Fixture.Line line : fixture.lines()) {
                if (line.side() == 1 && line.text().contains("\"method\":\"mining.notify\"")) {
                    var ear = new Ear().hear(1, line.text());
                    assertEquals(folder, ear.variant, line.text());
                    assertEquals(0, ear.client);
                    jobs++;
                }
            }
        }
        assertTrue(jobs > 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kaspa|['a.b','1','0x00a7aabbccddeeff']",
                "kawpow|['a.b','1','0x00a7aabbccddeeff','0xHASH','0xHASH']",
                "ergo|['a.b','1','a1b2','','0a3fa1b2c3d4e5f6']",
                "alephium|{'jobId':'7','fromGroup':0,'toGroup':3,'nonce':'51','worker':'a.b'}",
                "conflux|['a.b','1','0x2106e1162d119948','0xHASH']",
                "sia|['a.b','1','0xHASHHASH00112233445566778899aabbccddeeff']",
                "aleo|['a.b','1','0011223344556677','HASH00','HASH00']",
                "pearl|{'worker':'b','job_id':'9','plain_proof':'H4sI'}",
                "stratum_v1|['a.b','1','a1b2','68a0b1c4','9f3c0a11']",
            })
    void aShareAloneTellsWhoseItIsWhereItCan(String variant, String params) {
        String share = call("mining.submit", params.replace('\'', '"'));
        var ear = new Ear().hear(0, share);
        assertEquals(variant, ear.variant);
        assertEquals(0, ear.client);
        ear.hear(1, YES);
        assertTrue(last(ear).startsWith("server ShareResult[requestId=1, accepted=true"));
    }

    /** Shares of three with a bare nonce are everybody's, so Stratum V1 has them in the end. */
    @Test
    void aShareThatManyWriteIsNobodysOwn() {
        String share = call("mining.submit", "[\"a.b\",\"1\",\"00a7aabbccddeeff\"]");
        var ear = new Ear().hear(0, share);
        assertEquals("", ear.variant);
        assertEquals("stratum_v1", ear.end().variant);
        assertEquals(2, ear.events.size());
    }

    /** Decred's shares are Bitcoin's, so only the job corrects what was thought before. */
    @Test
    void theJobDecidesWhereSharesCouldBeAnybodys() {
        for (Fixture.Line line : fixtures("decred").getFirst().lines()) {
            if (line.text().contains("\"method\":\"mining.notify\"")) {
                var ear =
                        new Ear()
                                .hear(
                                        0,
                                        call(
                                                "mining.submit",
                                                "[\"a.b\",\"1\",\"07\",\"68a0b1c4\",\"9f3c0a11\"]"));
                assertEquals("stratum_v1", ear.variant);
                assertEquals("decred", ear.hear(1, line.text()).variant);
                ear.hear(
                        0,
                        call("mining.submit", "[\"a.b\",\"1\",\"07\",\"68a0b1c4\",\"9f3c0a12\"]"));
                assertEquals("decred", ear.variant);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kaspa|['52',[1,22,33,44],1760000000123]",
                "ethereum_stratum|['1','HASH','HASH',true]",
                "equihash_stratum|['1','04000000','HASH','HASH','HASH','68a0b1c2','1e015555',true]",
            })
    void wordsOfBitcoinsSoftwareDoNotLeadAwayFromARelative(String variant, String params) {
        var ear =
                new Ear()
                        .hear(1, job(params.replace('\'', '"')))
                        .hear(0, call("mining.suggest_difficulty", "[64]"))
                        .hear(0, call("mining.configure", "[[],{}]"))
                        .hear(1, call("mining.ping", "[]"));
        assertEquals(variant, ear.variant);
    }

    /** The descendants of ethminer tell it so whatever they speak, and the pool says yes. */
    @Test
    void aClaimedHashrateDoesNotLeadAwayFromWhatIsSpoken() {
        for (String job :
                List.of(
                        "[\"1\",\"HASH\",\"HASH\",\"HASH\",true,3412345]",
                        "[\"1\",\"HASH\",\"HASH\",\"HASH\",true]",
                        "[\"1\",\"HASH\",\"HASH\",true]")) {
            var ear = new Ear().hear(1, job(job));
            String variant = ear.variant;
            ear.hear(0, call("mining.submit", "[\"a.b\",\"1\",\"00a7aabbccddeeff\"]"))
                    .hear(0, call("eth_submitHashrate", "[\"0x19bfcc0\",\"0xHASH\"]"));
            assertEquals("client Hashrate[hashesPerSecond=2.7E7]", last(ear));
            ear.hear(1, YES);
            assertTrue(last(ear).startsWith("server ShareResult[requestId=1, accepted=true"));
            int before = ear.events.size();
            ear.hear(1, YES);
            assertEquals(before, ear.events.size());
            assertEquals(variant, ear.variant);
        }
    }

    /** Pools that ask for the software's name once ask for a sign of life later. */
    @Test
    void whatIsAnsweredToAPingIsNoAgent() {
        var ear =
                new Ear()
                        .hear(1, job("[\"52\",[1,22,33,44],1760000000123]"))
                        .hear(1, "{\"id\":7,\"method\":\"client.get_version\",\"params\":[]}")
                        .hear(0, "{\"id\":7,\"result\":\"cgminer/4.12.1\",\"error\":null}");
        String hello = "client Hello[agent=Optional[cgminer/4.12.1], host=Optional.empty]";
        assertEquals(hello, last(ear));
        ear.hear(1, "{\"id\":8,\"method\":\"mining.ping\",\"params\":[]}")
                .hear(0, "{\"id\":8,\"result\":\"pong\",\"error\":null}");
        assertEquals(hello, last(ear));
    }

    /** Some small miners ask for a sign of life themselves, and may be all that is heard. */
    @Test
    void aPingMayBeOfEitherSide() {
        String share = call("mining.submit", "[\"a.b\",\"1\",\"07\",\"68a0b1c4\",\"9f3c0a11\"]");
        var ear = new Ear().hear(0, call("mining.ping", "[]")).hear(0, share).hear(0, share).end();
        assertFalse(ear.withdrawn);
        assertEquals(0, ear.client);
        assertEquals("client KeepAlive[]", ear.events.getFirst());
        assertTrue(last(ear).startsWith("client Share[requestId=3"));
        var pool =
                new Ear()
                        .hear(1, job("[\"52\",[1,22,33,44],1760000000123]"))
                        .hear(1, YES)
                        .hear(1, call("mining.pong", "[]"))
                        .end();
        assertFalse(pool.withdrawn);
        assertEquals(0, pool.client);
    }

    /** A page of a list, a pair of texts, a file with its mode: the request was not heard. */
    @Test
    void whatManyServicesAnswerIsNoSubscription() {
        for (String result :
                List.of(
                        "[[\"a\",\"b\"],\"17\",2]",
                        "[\"main\",\"2024\"]",
                        "[null,\"20\"]",
                        "[\"a.txt\",\"0644\",1234,\"" + HASH + "\"]")) {
            var ear =
                    new Ear()
                            .hear(1, "{\"jsonrpc\":\"2.0\",\"method\":\"update\",\"params\":{}}")
                            .hear(1, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}")
                            .hear(1, "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":true}");
            assertEquals(0, ear.end().begun, result);
        }
    }

    /** Heard alone, the pool's yes to a claim is the same as its yes to a share. */
    @Test
    void whatAnswersAClaimedHashrateIsNoShare() {
        for (String params : List.of("\"HASH\",true,3412345]", "true]")) {
            var ear = new Ear().hear(1, job("[\"1\",\"HASH\",\"HASH\"," + params));
            int before = ear.events.size();
            ear.hear(1, "{\"id\":9,\"jsonrpc\":\"2.0\",\"result\":true,\"error\":null}");
            assertEquals(before, ear.events.size());
            ear.hear(1, "{\"id\":40,\"jsonrpc\":\"2.0\",\"result\":true,\"error\":null}");
            assertTrue(last(ear).contains("ShareResult"));
        }
    }

    /** Miners go by what is announced; some pools' jobs have the network's target. */
    @Test
    void whatIsAnnouncedCountsMoreThanTheJobsTarget() {
        String job =
                job(
                        "[\"1\",\"HASH\",\"HASH\",\""
                                + "0".repeat(12)
                                + "f".repeat(52)
                                + "\",true,3412345,\"1b01a2f3\"]");
        assertTrue(last(new Ear().hear(1, job)).contains("unit=HASHES"));
        var ear = new Ear().hear(1, call("mining.set_difficulty", "[0.5]")).hear(1, job);
        assertTrue(last(ear).contains("difficulty=Optional.empty"), last(ear));
        ear = new Ear().hear(1, call("mining.set_difficulty", "[0]")).hear(1, job);
        assertTrue(last(ear).contains("unit=HASHES"), "what is no difficulty was not announced");
    }

    @Test
    void decimalTargetsAreNumbersBelowTwoToThe256() {
        String most = BigInteger.TWO.pow(256).subtract(BigInteger.ONE).toString();
        assertEquals(78, most.length());
        assertTrue(last(new Ear().hear(1, ergo('"' + most + '"'))).contains("value=1.0, unit"));
        assertTrue(last(new Ear().hear(1, ergo(most))).contains("value=1.0, unit"));
        String over = BigInteger.TWO.pow(256).toString();
        for (String odd : List.of('"' + over + '"', '"' + "9".repeat(79) + '"', "\"0\"", "-1")) {
            var ear = new Ear().hear(1, ergo(odd));
            assertEquals("", ear.variant, odd);
        }
    }

    private static String ergo(String target) {
        return job("[\"9\",1204455,\"HASH\",\"\",\"\",\"00000003\"," + target + ",\"\",true]");
    }

    @Test
    void heightsHaveAtMost18Digits() {
        for (String height : List.of("\"" + "9".repeat(18) + "\"", "9".repeat(18))) {
            String job = job("[\"1\",\"HASH\"," + height + ",\"HASH\",true]");
            var ear = new Ear().hear(1, job);
            assertTrue(last(ear).contains("height=OptionalLong[999999999999999999]"), last(ear));
        }
        for (String height : List.of("\"" + "9".repeat(19) + "\"", "9".repeat(19), "-1", "1.5")) {
            String job = job("[\"1\",\"HASH\"," + height + ",\"HASH\",true]");
            assertEquals("", new Ear().hear(1, job).variant, height);
        }
    }

    @Test
    void jobsForMoreChainsThanThereAreAreNone() {
        assertEquals("alephium", new Ear().hear(1, chains(16)).variant);
        assertEquals(16, new Ear().hear(1, chains(16)).events.size());
        assertEquals("", new Ear().hear(1, chains(17)).variant);
    }

    private static String chains(int count) {
        return job(
                IntStream.range(0, count)
                        .mapToObj(
                                i ->
                                        "{\"jobId\":\"%d\",\"fromGroup\":0,\"toGroup\":1,\"headerBlob\":\"00\"}"
                                                .formatted(i))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    @Test
    void proofsAreCountedInWholeNumbers() {
        String job = job("[\"2f\",\"HASH\",\"aleo1xyz\",true]");
        var ear =
                new Ear().hear(1, job).hear(1, call("mining.set_target", "[9223372036854775807]"));
        assertTrue(last(ear).contains("value=9.223372036854776E18, unit=HASHES"), last(ear));
        for (String odd : Arrays.asList("0", "-1", "9223372036854775808", "1.5", "\"7\"", "null")) {
            ear = new Ear().hear(1, job).hear(1, call("mining.set_target", "[" + odd + "]"));
            assertEquals("server Oddity[what=target is no positive number]", last(ear), odd);
        }
    }

    @Test
    void passwordsAndSecretsAreNotKept() {
        for (Fixture fixture : Fixture.all()) {
            var ear = new Ear().hear(fixture.lines()).end();
            ear.events.stream()
                    .filter(event -> event.contains("Login["))
                    .forEach(event -> assertFalse(event.contains("secret"), fixture + event));
        }
    }

    /** A share that comes in a layout nobody knows still has a job and an answer. */
    @Test
    void sharesInAnUnknownLayoutAreSharesNevertheless() {
        var ear =
                new Ear()
                        .hear(1, job("[\"52\",[1,22,33,44],1760000000123]"))
                        .hear(0, call("mining.submit", "[\"a.b\",\"52\"]"))
                        .hear(1, YES);
        assertEquals("kaspa", ear.variant);
        assertTrue(ear.events.get(2).contains("jobId=52, worker=Optional[b]"));
        assertTrue(last(ear).contains("accepted=true"));
    }
}
