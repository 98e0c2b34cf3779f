package io.minewatch.protocol.cryptonote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Fixture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class CryptoNoteTest extends DialectContract {

    private static final String WALLET = "4" + "A1b2C3d4E5".repeat(9) + "Fghi";
    private static final String HASH = "0f".repeat(32);
    private static final String BLOB = "1010c8858ad806" + HASH + "00000000" + HASH + "01";

    private static final String BYTOM =
            ("{\"method\":\"job\",\"params\":{\"version\":\"0100000000000000\",\"height\":\"8c44000000000000\","
                 + "\"previous_block_hash\":\"%s\",\"bits\":\"1d7a04000000001d\",\"job_id\":\"171567\","
                 + "\"seed\":\"%s\",\"target\":\"ffff0000\"}}")
                    .formatted("8f".repeat(32), HASH);

    CryptoNoteTest() {
        super(new CryptoNote(), "cryptonote");
    }

    @Override
    protected boolean isOwn(Fixture fixture) {
        return super.isOwn(fixture) && !fixture.toString().startsWith("cryptonote/daemon");
    }

    private static String login(String members) {
        return "{\"id\":1,\"method\":\"login\",\"params\":{" + members + "}}";
    }

    private static String job(String id, String target, String blob, String more) {
        return "{\"method\":\"job\",\"params\":{\"job_id\":\"%s\",\"target\":\"%s\",\"blob\":\"%s\"%s}}"
                .formatted(id, target, blob, more);
    }

    private static String share(String id, String job) {
        return "{\"id\":%s,\"method\":\"submit\",\"params\":{\"id\":\"s\",\"job_id\":\"%s\",\"nonce\":\"0a0b0c00\",\"result\":\"%s\"}}"
                .formatted(id, job, HASH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'login':'WALLET','pass':'x'",
                "'login':'WALLET.rig','pass':'x'",
                "'login':'WALLET+1000','pass':''",
                "'login':'bob','pass':'x','agent':'XMRig/6.1'",
                "'login':'bob','pass':'x','agent':'xmrig-proxy/6.1'",
                "'login':'bob','pass':'x','agent':'cpuminer-multi/1.3'",
                "'login':'bob','pass':'x','algo':['rx/0']",
                "'login':'bob','pass':'x','algo':['sha3x']",
                "'login':'solo:WALLET','pass':'x'",
                "'login':'WALLET=50G.rig','pass':'x'",
                "'login':'HASH','pass':'x','agent':'XMRig/2.14'",
                "'login':'HASH','pass':'x','agent':'tool','algo':['cn/r']",
            })
    void aLoginWithASignOfMiningIsEnough(String members) {
        assertEquals("cryptonote", new Ear().hear(0, login(filled(members))).end().dialect);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'login':'bob','pass':'x'",
                "'login':'bob','pass':'x','agent':'chat XMRig/6'",
                "'login':'bob','pass':'x','algo':[]",
                "'login':'bob','pass':'x','algo':['sha256','md5']",
                "'login':'HASH','pass':'HASH'",
                "'login':'HASH','pass':'x','agent':'tool'",
                "'login':'WALLET'",
                "'login':'WALLET_and_more_text','pass':'x'",
                "'login':'A1b2C3d4E5','pass':'x'",
                "'user':'WALLET','pass':'x'",
                "'login':'bob','pass':{'agent':'XMRig/6'}",
                "'login':['WALLET'],'pass':'x'",
            })
    void aLoginWithoutAnyIsNot(String members) {
        assertEquals(0, new Ear().hear(0, login(filled(members))).end().begun);
    }

    private static String filled(String members) {
        return members.replace('\'', '"').replace("WALLET", WALLET).replace("HASH", HASH);
    }

    @Test
    void aJobNeedsEveryPart() {
        assertEquals("cryptonote", new Ear().hear(1, job("7", "b88d0600", BLOB, "")).dialect);
        for (String not :
                List.of(
                        job("", "b88d0600", BLOB, ""),
                        job("7", "b88d060", BLOB, ""),
                        job("7", "b88d060g", BLOB, ""),
                        job("7", "b88d0600", BLOB.substring(2), ""),
                        job("7", "b88d0600", BLOB + "0", ""),
                        job("7", "b88d0600", "0".repeat(818), ""),
                        job("7", "b88d0600", "g" + BLOB.substring(1), ""),
                        job("7", "b88d0600", "", ",\"pre_pow\":\"" + BLOB + "\""),
                        job("7", "b88d0600", BLOB, "").replace("}}", "},\"level\":\"info\"}"))) {
            assertEquals(0, new Ear().hear(1, not).end().begun, not);
        }
    }

    @Test
    void aMinerWithANodeOfItsOwnGetsAnOrder() {
        String order =
                job("7", "b88d0600", "", ",\"pool_wallet\":\"%s\",\"extra_nonce\":\"0a\"")
                        .formatted(WALLET);
        assertEquals("cryptonote", new Ear().hear(1, order).dialect);
    }

    @Test
    void othersThatSayLoginJobAndSubmitDoNotFit() {
        for (String not :
                List.of(
                        login("\"login\":\"g.rig\",\"pass\":\"x\",\"agent\":\"grin-miner\""),
                        "{\"id\":\"Stratum\",\"method\":\"job\",\"params\":{\"difficulty\":16,\"height\":3,\"job_id\":2,\"pre_pow\":\"0005\"}}",
                        "{\"id\":\"3\",\"method\":\"submit\",\"params\":{\"edge_bits\":32,\"height\":3,\"job_id\":2,\"nonce\":87,\"pow\":[1,2,3]}}",
                        "{\"method\":\"login\",\"api_key\":\"w.rig\",\"id\":\"login\",\"jsonrpc\":\"2.0\"}",
                        "{\"method\":\"job\",\"id\":\"7\",\"input\":\""
                                + HASH
                                + "\",\"difficulty\":3}",
                        "{\"id\":2,\"method\":\"submit\",\"params\":{\"id\":\"a\",\"job_id\":\"2\",\"nonce\":\"0a0b0c0d\"}}")) {
            assertNotEquals("cryptonote", new Ear().hear(0, not).end().dialect, not);
        }
    }

    /** A wallet can be the name that a shop knows somebody by. */
    @Test
    void behindALoginWhatHasNoPartOfWorkIsNone() {
        var ear =
                new Ear()
                        .hear(0, login(filled("'login':'WALLET','pass':'x'")))
                        .hear(1, "{\"id\":1,\"result\":{\"token\":\"7\"}}")
                        .hear(1, "{\"method\":\"job\",\"params\":{\"job_id\":4,\"url\":\"/4\"}}")
                        .hear(
                                0,
                                "{\"id\":2,\"method\":\"submit\",\"params\":{\"job_id\":4,\"result\":{\"sum\":1}}}")
                        .hear(1, "{\"id\":2,\"result\":{\"status\":\"OK\"}}");
        assertEquals(
                List.of(
                        "server Oddity[what=welcome without a session]",
                        "server Oddity[what=job without a target]",
                        "client Oddity[what=share without a nonce]"),
                ear.events.subList(1, ear.events.size()));
    }

    @ParameterizedTest
    @CsvSource({
        "W, W, ''",
        "W.rig, W, rig",
        "W.rig.2, W, rig.2",
        "W.P.rig, W, rig",
        "W.p.rig, W, rig",
        "W.P, W, ''",
        "W+5000, W, ''",
        "W+5000.rig, W, rig",
        "W.rig+5000, W, rig",
        "W~rx/0, W, ''",
        "W.P.rig/a@b.example, W, rig",
        "a+b@c.example, a+b@c.example, ''",
        "XMR:W.rig, XMR:W, rig",
        "solo:W.rig, W, rig",
        "solo:W+5000.rig, W, rig",
        "W=50G.rig, W, rig",
    })
    void takesUserNamesApart(String said, String account, String worker) {
        var name =
                LoginShape.userName(
                        said.replace("W", WALLET)
                                .replace("P", HASH)
                                .replace(".p.", ".00112233aabbccdd."));
        assertEquals(account.replace("W", WALLET), name.account());
        assertEquals(worker, name.worker().orElse(""));
        assertFalse(name.user().contains("@b.example"), name.user());
    }

    @Test
    void theRigGoesBeforeTheNameAndThePasswordIsNowhere() {
        var ear =
                new Ear()
                        .hear(
                                0,
                                login(
                                        "\"login\":\"%s.two\",\"pass\":\"one:secret@b.example\",\"rigid\":\"three\""
                                                .formatted(WALLET)));
        assertEquals(1, ear.events.size());
        assertTrue(ear.events.getFirst().endsWith("worker=Optional[three]]"));
        assertFalse(ear.events.toString().contains("secret"));
    }

    @Test
    void aChangedTipIsANewBlock() {
        String other = BLOB.replaceFirst("0f0f", "0e0e");
        var ear =
                new Ear()
                        .hear(1, job("1", "b88d0600", BLOB, ""))
                        .hear(1, job("2", "b88d0600", BLOB, ",\"height\":7"))
                        .hear(1, job("3", "b88d0600", other, ",\"height\":7"))
                        .hear(1, job("4", "b88d0600", "20".repeat(76), ",\"height\":8"))
                        .hear(1, job("5", "b88d0600", "20".repeat(76), ",\"height\":8"))
                        .hear(1, job("6", "b88d0600", "20".repeat(76), ",\"height\":9"))
                        .hear(1, job("7", "b88d0600", "20".repeat(76), ""));
        assertEquals(
                List.of(false, false, true, true, false, true, false),
                ear.events.stream().map(event -> event.contains("clean=true")).toList());
    }

    @Test
    void algorithmIsNamedOrRandomXOrUnknown() {
        var ear =
                new Ear()
                        .hear(
                                1,
                                job(
                                        "1",
                                        "b88d0600",
                                        BLOB,
                                        ",\"algo\":\"rx/wow\",\"seed_hash\":\"a\""))
                        .hear(1, job("2", "b88d0600", BLOB, ",\"seed_hash\":\"a\""))
                        .hear(1, job("3", "b88d0600", BLOB, ",\"seed_hash\":\"\""))
                        .hear(1, job("4", "b88d0600", BLOB, ",\"algo\":\"" + HASH + "\""));
        assertEquals(
                List.of("Optional[rx/wow]", "Optional[rx/0]", "Optional.empty", "Optional.empty"),
                ear.events.stream()
                        .map(event -> event.replaceFirst(".*algorithm=(.*), difficulty.*", "$1"))
                        .toList());
    }

    @Test
    void aTargetOfNothingIsAnOddityAndStillAJob() {
        var ear = new Ear().hear(1, job("1", "00000000", BLOB, ""));
        assertEquals("server Oddity[what=target is no number]", ear.events.getFirst());
        assertTrue(ear.events.get(1).contains("difficulty=Optional.empty"));
    }

    @Test
    void aNumberCanNameAJob() {
        var ear = new Ear().hear(1, job("1", "b88d0600", BLOB, "").replace("\"1\"", "17"));
        assertTrue(ear.events.getFirst().startsWith("server Job[id=17,"));
    }

    @Test
    void theServerAloneTellsResultsOnlyAfterWork() {
        String yes = "{\"id\":2,\"result\":{\"status\":\"OK\"},\"error\":null}";
        String no = "{\"id\":3,\"error\":{\"code\":-1,\"message\":\"Low difficulty share\"}}";
        var ear =
                new Ear()
                        .hear(1, yes)
                        .hear(1, job("1", "b88d0600", BLOB, ""))
                        .hear(1, yes)
                        .hear(1, no);
        ear.hear(1, "{\"id\":4,\"result\":{\"status\":\"KEEPALIVED\"}}");
        ear.hear(1, "{\"id\":5,\"result\":{\"status\":\"WHATEVER\"}}");
        assertEquals(
                List.of(
                        "server ShareResult[requestId=, accepted=true, reason=Optional.empty,"
                                + " assumed=true]",
                        "server ShareResult[requestId=, accepted=false, reason=Optional[Low"
                                + " difficulty share], assumed=true]",
                        "server KeepAlive[]"),
                ear.events.subList(1, ear.events.size()));
    }

    @Test
    void repliesOutOfOrderFindTheirShares() {
        var ear =
                new Ear()
                        .hear(0, share("7", "a"))
                        .hear(0, share("\"8\"", "b"))
                        .hear(1, "{\"id\":8,\"result\":{\"status\":\"OK\"}}")
                        .hear(1, "{\"id\":\"7\",\"error\":{\"message\":\"Block expired\"}}");
        assertEquals(
                List.of(
                        "server ShareResult[requestId=2, accepted=true, reason=Optional.empty,"
                                + " assumed=false]",
                        "server ShareResult[requestId=1, accepted=false, reason=Optional[Block"
                                + " expired], assumed=false]"),
                ear.events.subList(2, 4));
    }

    @Test
    void aFixedByteOfTheNonceIsAMachineOfAProxy() {
        var ear =
                new Ear()
                        .hear(0, share("7", "a").replace("0a0b0c00", "0a0b0c7F"))
                        .hear(0, share("8", "a"));
        assertEquals("client Device[name=7f, sign=NONCE_SLOT]", ear.events.get(1));
        assertEquals(3, ear.events.size(), "00 is nobody's");
    }

    /** Tensority of Bytom: the same words, another header. Its nonce is as long. */
    @Test
    void jobsOfBytomAreRead() {
        var ear =
                new Ear()
                        .hear(1, BYTOM)
                        .hear(1, BYTOM.replace("8c44000000000000", "8d44000000000000"));
        assertEquals("cryptonote", ear.dialect);
        assertEquals(
                "server Job[id=171567, clean=false, previousHash=Optional[%s], height=OptionalLong[17548], algorithm=Optional[tensority], difficulty=Optional[Difficulty[value=65537.0, unit=HASHES]], template=Optional.empty]"
                        .formatted("8f".repeat(32)),
                ear.events.getFirst());
        for (String not :
                List.of(
                        BYTOM.replace("8f".repeat(32), "8f".repeat(31)),
                        BYTOM.replace("\"bits\":\"1d7a04000000001d\",", ""),
                        BYTOM.replace("\"seed\"", "\"sead\""))) {
            assertEquals(0, new Ear().hear(1, not).end().begun, not);
        }
    }

    @Test
    void wordsInsideTextsMisleadNobody() {
        var ear =
                new Ear()
                        .hear(0, login(filled("'login':'WALLET','pass':'x'")))
                        .hear(
                                1,
                                "{\"id\":1,\"error\":{\"message\":\"use"
                                        + " {\\\"method\\\":\\\"submit\\\"} \\\\\"}}");
        assertEquals(
                "server LoginReply[accepted=false, reason=Optional[use {\"method\":\"submit\"}"
                        + " \\]]",
                ear.events.getLast());
    }

    @Test
    void goesOnWhereThePoolChangesTheAlgorithmAndTheDialect() {
        var ear =
                new Ear()
                        .hear(0, login(filled("'login':'WALLET','pass':'x','agent':'XMRig/6.22'")))
                        .hear(
                                1,
                                "{\"id\":1,\"result\":{\"id\":\"s\",\"algo\":\"kawpow\",\"extra_nonce\":\"5f1a\",\"status\":\"OK\"}}")
                        .hear(
                                1,
                                "{\"method\":\"mining.notify\",\"params\":[\"3b7\",\"%1$s\",\"%1$s\",\"%1$s\",true,34,\"1b01a2f3\"],\"algo\":\"kawpow\",\"id\":null}"
                                        .formatted(HASH))
                        .hear(
                                0,
                                "{\"id\":2,\"method\":\"mining.submit\",\"params\":[\"u\",\"3b7\",\"0x5f1a00000c21d0aa\",\"0x%1$s\",\"0x%1$s\"]}"
                                        .formatted(HASH))
                        .hear(1, "{\"id\":2,\"result\":true,\"error\":null}");
        assertEquals("stratum_v1", ear.dialect);
        assertEquals(1, ear.begun);
        assertEquals("server LoginReply[accepted=true, reason=Optional.empty]", ear.events.get(2));
        assertEquals("server Algorithm[name=kawpow]", ear.events.get(3));
        assertTrue(ear.events.get(4).startsWith("server Job[id=3b7"));
        assertEquals(
                "server ShareResult[requestId=1, accepted=true, reason=Optional.empty,"
                        + " assumed=false]",
                ear.events.getLast());
    }
}
