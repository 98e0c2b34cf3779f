package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.protocol.Fixture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/**
 * Some dialects take words that others use, too: queues of other work, and whoever has a node. What
 * is said in them is a single indicator until something is said that is mining and nothing else.
 */
class EverydayWordsTest {

    private static final String HASH = "0f1e2d3c4b5a69788796a5b4c3d2e1f0".repeat(2);
    private static final String LOW = HASH.substring(6) + "0b0000";
    private static final String BLOB = "1010c8858ad806" + HASH + "00000000" + HASH + "01";

    private static final String SHARE =
            "C {'id':N,'method':'submit','params':{'id':'w','job_id':'7','nonce':'0a0b0c0d','result':'HASH'}}";

    private static final String TAKEN = "S {'id':N,'result':{'status':'OK'}}";
    private static final String LOGIN =
            "C {'id':1,'method':'login','params':{'login':'bob','pass':'x'}}";
    private static final String WELCOME = "S {'id':1,'result':{'id':'w','status':'OK'}}";
    private static final String BLOCK = HASH.repeat(4);

    private static final String WORK =
            "S HTTP/1.1 200 OK ;;"
                    + " {'jsonrpc':'2.0','id':N,'result':['0xHASH','0xHASH','0xTARGET','0x7']}";

    private static final String SOLVED =
            "C POST / HTTP/1.1; Host: node.example ;;"
                    + " {'jsonrpc':'2.0','id':N,'method':'eth_submitWork',"
                    + "'params':['0x0000000000000001','0xHASH','0xHASH']}";

    private static final String ASK =
            "C POST / HTTP/1.1; Host: node.example ;;"
                    + " {'id':N,'method':'getblocktemplate','params':[{'rules':['segwit']}]}";

    private static final String TEMPLATE =
            "S HTTP/1.1 200 OK ;; {'id':N,'result':{'previousblockhash':'HASH','transactions':[],"
                    + "'bits':'1702f5c2','height':90000N,'longpollid':'HASHN'},'error':null}";

    static Stream<Arguments> lookalikes() {
        return Stream.of(queues(), feeders(), trials(), games(), lists()).flatMap(one -> one);
    }

    private static Stream<Arguments> queues() {
        return Stream.of(
                of("a queue", SHARE, TAKEN),
                of("a queue with accounts", LOGIN, WELCOME, SHARE, TAKEN),
                of(
                        "a queue whose jobs are something else",
                        LOGIN,
                        WELCOME,
                        "S {'method':'job','params':{'job_id':'7','url':'/seven'}}",
                        SHARE,
                        TAKEN),
                of(
                        "hashes to be undone",
                        LOGIN,
                        WELCOME,
                        "S {'method':'job','params':{'job_id':'7','target':'HASH','from':0}}",
                        SHARE,
                        TAKEN),
                of(
                        "a service that wants signs of life",
                        LOGIN,
                        WELCOME,
                        "C {'id':N,'method':'keepalived','params':{'id':'w'}}",
                        TAKEN),
                of(
                        "a queue for pages",
                        "C WS {'type':'submit','params':{'job_id':'7','nonce':'0a0b0c0d','result':'HASH'}}",
                        "S WS {'type':'error','params':{'error':'late'}}"),
                of(
                        "a queue of hexadecimal pieces",
                        "C POST / HTTP/1.1; Host: q.example ;;"
                                + " {'id':N,'method':'getwork','params':['"
                                + BLOCK
                                + "']}",
                        "S HTTP/1.1 200 OK ;; {'id':N,'result':true,'error':null}"));
    }

    private static Stream<Arguments> feeders() {
        return Stream.of(
                of(
                        "blocks for a node",
                        "C POST / HTTP/1.1; Host: node.example; Authorization: Basic YTpi ;; "
                                + "{'id':N,'method':'submitblock','params':['"
                                + BLOCK
                                + "']}",
                        "S HTTP/1.1 200 OK ;; {'id':N,'result':null,'error':null}"),
                of("what the next block may be", ASK, TEMPLATE),
                of(
                        "blocks that the node has",
                        "C POST / HTTP/1.1; Host: node.example; Authorization: Basic YTpi ;; "
                                + "{'id':N,'method':'submitblock','params':['"
                                + BLOCK
                                + "']}",
                        "S HTTP/1.1 200 OK ;; {'id':N,'result':'duplicate','error':null}"),
                of(
                        "blocks for a node of the CryptoNote family",
                        "C POST /json_rpc HTTP/1.1; Host: node.example ;;"
                                + " {'id':N,'method':'submit_block','params':['"
                                + BLOCK
                                + "']}",
                        "S HTTP/1.1 200 OK ;; {'id':N,'result':{'status':'OK'}}"));
    }

    private static Stream<Arguments> trials() {
        return Stream.of(
                of(
                        "all that a node can do",
                        SOLVED,
                        "S HTTP/1.1 200 OK ;; {'jsonrpc':'2.0','id':N,'result':false}",
                        "C POST / HTTP/1.1; Host: node.example ;; {'jsonrpc':'2.0','id':8,"
                                + "'method':'eth_submitHashrate','params':['0x500000','0xHASH']}",
                        "S HTTP/1.1 200 OK ;; {'jsonrpc':'2.0','id':8,'result':true}"),
                of(
                        "all that a node can do, by WebSocket",
                        "C WS {'jsonrpc':'2.0','id':N,'method':'eth_submitWork','params':['0x0000000000000001','0xHASH','0xHASH']}",
                        "S WS {'jsonrpc':'2.0','id':N,'result':false}"));
    }

    /** Gold is mined, too, and ore. */
    private static Stream<Arguments> games() {
        return Stream.of(
                of(
                        "a game",
                        "C {'id':1,'method':'mining.authorize','params':{'token':'x'}}",
                        "S {'id':1,'result':true}",
                        "S {'id':null,'method':'mining.set_difficulty','params':[3]}",
                        "C {'id':N,'method':'mining.submit','params':{'ore':3}}",
                        "S {'id':N,'result':true}"),
                of(
                        "a game with lists",
                        "C {'id':1,'method':'mining.subscribe','params':['level 3']}",
                        "S {'id':1,'result':[[1,2],'page',7]}",
                        "C {'id':N,'method':'mining.submit','params':['bob','gold',3]}",
                        "S {'id':N,'result':true}"),
                of(
                        "the trucks of a mine",
                        "S {'jsonrpc':'2.0','method':'mining.notify','params':{'late':'truck N'}}",
                        "S {'jsonrpc':'2.0','method':'mining.notify','params':['truck"
                                + " N','late']}"));
    }

    private static Stream<Arguments> lists() {
        String amount = "0".repeat(59) + "f4240";
        return Stream.of(
                of(
                        "orders of an exchange",
                        "S {'jsonrpc':'2.0','id':0,'result':['0xHASH','0xHASH','0x"
                                + amount
                                + "']}"),
                of(
                        "orders of an exchange by HTTP",
                        "S HTTP/1.1 200 OK ;; {'id':N,'result':['0xHASH','0xHASH','0x"
                                + amount
                                + "']}"),
                of(
                        "exercises and their marks",
                        "C {'method':'login','id':'login','api_key':'abc'}",
                        "S {'method':'result','id':'login','code':0,'description':'welcome'}",
                        "S {'method':'job','id':'17','input':'HASH','difficulty':3}",
                        "S {'method':'result','id':'17','code':1,'description':'right'}"));
    }

    private static Arguments of(String name, String... lines) {
        return Arguments.of(name, List.of(lines));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lookalikes")
    void aloneAreNoMoreThanSuspected(String name, List<String> lines) {
        for (boolean isAnswered : new boolean[] {true, false}) {
            var hearing = said(isAnswered, lines).end();
            assertTrue(
                    hearing.detections.stream()
                            .allMatch(one -> one.mining().grade() == Grade.SUSPECTED),
                    () -> name + hearing.detections);
        }
    }

    /** Six rounds of it, of both sides or of the client. */
    private static Hearing said(boolean isAnswered, List<String> lines) {
        var hearing = new Hearing();
        for (int round = 2; round < 8; round++) {
            for (String line : lines) {
                int side = line.startsWith("C ") ? 0 : 1;
                if (side == 0 || isAnswered) {
                    say(hearing, line.replace("N", Integer.toString(round)));
                }
            }
        }
        return hearing;
    }

    private static Hearing say(Hearing hearing, String line) {
        int side = line.startsWith("C ") ? 0 : 1;
        String text = line.substring(2).replace('\'', '"').replace("HASH", HASH);
        return hearing.after(2).say(side, new Fixture.Line(side, text).bytes());
    }

    /** A sensor joins in the middle, and the next job is a while off. */
    @Test
    void whoIsHeardToWorkIsConfirmedAsSoonAsAJobComes() {
        var early = said(true, List.of(SHARE, TAKEN));
        assertEquals(Grade.SUSPECTED, early.verdict().mining().grade());
        var later = say(said(true, List.of(SHARE, TAKEN)), job(BLOB));
        var mining = later.verdict().mining();
        assertEquals(Grade.CONFIRMED, mining.grade());
        assertEquals(6, mining.shares().accepted());
    }

    @Test
    void aJobOfYesterdayIsRemembered() {
        var hearing = say(new Hearing(), job(BLOB)).after(13 * 3600);
        say(say(hearing, SHARE.replace("N", "2")), TAKEN.replace("N", "2")).end();
        assertEquals(Grade.CONFIRMED, hearing.detections.getLast().mining().grade());
    }

    private static String job(String blob) {
        return "S {'method':'job','params':{'job_id':'8','target':'b88d0600','blob':'%s'}}"
                .formatted(blob);
    }

    /** Numbers as small as hashes under a pool's target come from nothing but hashing. */
    @Test
    void hashesThatTookWorkAreWork() {
        String other = LOW.replace("0f1e", "1e0f");
        for (boolean isAnswered : new boolean[] {true, false}) {
            var hearing = new Hearing();
            for (String hash : List.of(LOW, "aa" + LOW.substring(2), "bb" + other.substring(2))) {
                say(hearing, SHARE.replace("N", "2").replace("HASH", hash));
                if (isAnswered) {
                    say(hearing, TAKEN.replace("N", "2"));
                }
            }
            assertEquals(Grade.CONFIRMED, hearing.verdict().mining().grade());
        }
    }

    /** The same number again, or one that is filled up with zeros, took none. */
    @Test
    void oneSmallNumberIsNoWork() {
        var same = said(true, List.of(SHARE.replace("HASH", HASH.substring(4) + "0b00"), TAKEN));
        assertEquals(Grade.SUSPECTED, same.verdict().mining().grade());
        var filled =
                said(
                        true,
                        List.of(
                                SHARE.replace("HASH", "0N" + "0a".repeat(7) + "0".repeat(48)),
                                TAKEN));
        assertEquals(Grade.SUSPECTED, filled.verdict().mining().grade());
    }

    /** Pools with a node of their own ask often, and send a block now and then. */
    @Test
    void whoAsksForTemplatesAndSendsABlockMines() {
        String waiting = ASK.replace("['segwit']", "['segwit'],'longpollid':'HASHN'");
        assertEquals(
                Grade.PROBABLE, said(true, List.of(waiting, TEMPLATE)).verdict().mining().grade());
        String block =
                "C POST / HTTP/1.1; Host: node.example ;;"
                        + " {'id':9,'method':'submitblock','params':['"
                        + BLOCK
                        + "']}";
        String taken = "S HTTP/1.1 200 OK ;; {'id':9,'result':null,'error':null}";
        var pool = say(say(said(true, List.of(ASK, TEMPLATE)), block), taken);
        say(say(pool, ASK.replace("N", "8")), TEMPLATE.replace("N", "8"));
        assertEquals(Grade.CONFIRMED, pool.verdict().mining().grade());
    }

    @Test
    void whoIsGivenWorkOrSaysThatItMinesIsGradedAsEver() {
        for (String target : List.of("00000000" + "f".repeat(56), "00f" + "f".repeat(61))) {
            var solo =
                    said(
                            true,
                            List.of(
                                    "C POST / HTTP/1.1; Host: node.example ;;"
                                            + " {'id':N,'method':'eth_getWork','params':[]}",
                                    WORK.replace("TARGET", target),
                                    SOLVED,
                                    "S HTTP/1.1 200 OK ;; {'jsonrpc':'2.0','id':N,'result':true}"));
            assertEquals(Grade.CONFIRMED, solo.verdict().mining().grade(), target);
        }
        var software =
                said(
                        true,
                        List.of(
                                "C POST / HTTP/1.1; Host: node.example; User-Agent: cgminer/4.12.1"
                                        + " ;; {'id':N,'method':'submitblock','params':['"
                                        + BLOCK
                                        + "']}",
                                "S HTTP/1.1 200 OK ;; {'id':N,'result':null,'error':null}"));
        assertEquals(Grade.CONFIRMED, software.verdict().mining().grade());
    }
}
