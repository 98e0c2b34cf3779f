package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;

import io.minewatch.metrics.Counter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is near to mining is named, and nothing of it is mining. */
class NeighbourTest {

    private static final String HASH = "0x" + "0f".repeat(32);

    /**
     * Lines of one conversation and how it is to be counted; {@code C} and {@code S} begin a line
     * as in fixtures.
     */
    record Case(Counter counter, List<Fixture.Line> lines) {

        static Case of(Counter counter, String... lines) {
            return new Case(
                    counter,
                    Arrays.stream(lines)
                            .map(
                                    line ->
                                            new Fixture.Line(
                                                    line.startsWith("C ") ? 0 : 1,
                                                    line.substring(2).replace('\'', '"')))
                            .toList());
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                        electrum(),
                        web3(),
                        walletRpc(),
                        languageTools(),
                        logins(),
                        shares(),
                        jobs(),
                        records(),
                        remoteControl(),
                        otherChains(),
                        prices(),
                        others())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isNamedAndNotMining(Case one) {
        var ear = new Ear().hear(one.lines()).end();
        assertEquals(0, ear.begun, ear.events::toString);
        assertEquals(1, ear.counters.of(one.counter()), one.counter().name());
        assertEquals(1, named(ear));
    }

    /** However members are ordered and spaced, and whichever side asks. */
    @ParameterizedTest
    @MethodSource("cases")
    void isNamedInAnyFormToo(Case one) {
        var lines =
                one.lines().stream()
                        .map(line -> new Fixture.Line(1 - line.side(), line.text()))
                        .toList();
        boolean isText = lines.stream().anyMatch(line -> !line.text().startsWith("{"));
        var other = isText ? lines : new Fixture(null, lines).rewritten().lines();
        var ear = new Ear().hear(other).end();
        assertEquals(0, ear.begun, ear.events::toString);
        assertEquals(1, named(ear));
    }

    @Test
    void thereAreEnoughOfThem() {
        assertTrue(cases().count() >= 100, () -> cases().count() + " cases");
    }

    @ParameterizedTest
    @MethodSource("io.minewatch.protocol.DialectContract#fixtures")
    void aTextThatQuotesAConversationIsNotOne(Fixture fixture) {
        for (List<String> text : texts(fixture)) {
            var ear = new Ear();
            text.forEach(line -> ear.hear(1, line));
            ear.end();
            assertEquals("", ear.dialect, () -> String.join("\n", text));
        }
    }

    /** Ways in which people write a conversation down. */
    private static List<List<String>> texts(Fixture fixture) {
        List<String> said = fixture.lines().stream().map(Fixture.Line::text).toList();
        var mail = new ArrayList<>(List.of("Subject: pool", "", "Hello,", "this is what I see:"));
        mail.addAll(said);
        mail.add("What is wrong?");
        var page =
                new ArrayList<>(List.of("HTTP/1.1 200 OK", "Content-Type: text/html", "", "<pre>"));
        page.addAll(said);
        var marked = said.stream().map(line -> "> " + line).toList();
        var dated = said.stream().map(line -> "[2024-05-01 12:00:00] " + line).toList();
        var interleaved = new ArrayList<String>();
        for (String line : said) {
            interleaved.addAll(List.of("Then it says", "the following:", line));
        }
        return List.of(mail, page, marked, dated, interleaved);
    }

    @ParameterizedTest
    @MethodSource("io.minewatch.protocol.DialectContract#fixtures")
    void aLogThatHoldsAConversationIsNotOne(Fixture fixture) {
        for (String form :
                List.of(
                        "{\"time\":\"12:00\",\"level\":\"debug\",\"message\":%s}",
                        "{\"method\":\"log\",\"params\":[%s]}",
                        "{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":%s}",
                        "{\"method\":\"login\",\"params\":{\"login\":\"bob\",\"pass\":%s}}")) {
            var ear = new Ear();
            for (Fixture.Line line : fixture.lines()) {
                ear.hear(line.side(), form.formatted(new TextNode(line.text())));
            }
            assertEquals(0, ear.end().begun, form);
        }
    }

    @ParameterizedTest
    @MethodSource("io.minewatch.protocol.DialectContract#fixtures")
    void aRecordWithMembersBesidesIsNoMessage(Fixture fixture) {
        var ear = new Ear();
        for (Fixture.Line line : fixture.lines()) {
            ear.hear(line.side(), "{\"ts\":1715000000.5," + line.text().substring(1));
        }
        assertEquals(0, ear.end().begun, ear.events::toString);
    }

    private static long named(Ear ear) {
        return Arrays.stream(Neighbour.values())
                .mapToLong(one -> ear.counters.of(one.counter))
                .sum();
    }

    private static List<Case> calls(Counter counter, String... methods) {
        return Arrays.stream(methods)
                .map(
                        method ->
                                Case.of(
                                        counter,
                                        "C {'jsonrpc':'2.0','id':1,'method':'"
                                                + method
                                                + "','params':[]}",
                                        "S {'jsonrpc':'2.0','id':1,'result':true}"))
                .toList();
    }

    private static List<Case> electrum() {
        return calls(
                Counter.NEIGHBOUR_ELECTRUM,
                "server.version",
                "server.features",
                "server.ping",
                "server.banner",
                "blockchain.headers.subscribe",
                "blockchain.scripthash.subscribe",
                "blockchain.transaction.get",
                "blockchain.block.header",
                "blockchain.estimatefee",
                "mempool.get_fee_histogram");
    }

    private static List<Case> web3() {
        var cases =
                new ArrayList<>(
                        calls(
                                Counter.NEIGHBOUR_WEB3,
                                "eth_blockNumber",
                                "eth_getBlockByNumber",
                                "eth_call",
                                "eth_chainId",
                                "eth_subscribe",
                                "eth_mining",
                                "eth_hashrate",
                                "eth_coinbase",
                                "eth_getWorks",
                                "net_version",
                                "web3_clientVersion",
                                "txpool_content",
                                "debug_traceTransaction",
                                "engine_forkchoiceUpdatedV3"));
        cases.add(
                Case.of(
                        Counter.NEIGHBOUR_WEB3,
                        "C {'id':1,'method':'eth_getFilterChanges','params':['0x1']}",
                        "S {'id':1,'result':['" + HASH + "','" + HASH + "','" + HASH + "']}"));
        cases.add(
                Case.of(
                        Counter.NEIGHBOUR_WEB3,
                        "S {'id':0,'result':['" + HASH + "','" + HASH + "','" + HASH + "']}",
                        "C {'id':1,'method':'eth_getLogs','params':[{}]}"));
        return cases;
    }

    private static List<Case> walletRpc() {
        return calls(
                Counter.NEIGHBOUR_WALLET_RPC,
                "getblockchaininfo",
                "getblockcount",
                "getmininginfo",
                "getnetworkhashps",
                "getrawtransaction",
                "sendrawtransaction",
                "estimatesmartfee",
                "getbalance",
                "walletpassphrase",
                "get_info",
                "get_transfers",
                "transfer");
    }

    private static List<Case> languageTools() {
        return calls(
                Counter.NEIGHBOUR_LANGUAGE_TOOLS,
                "initialize",
                "initialized",
                "textDocument/didOpen",
                "textDocument/completion",
                "workspace/configuration",
                "window/logMessage",
                "$/progress",
                "tools/list",
                "tools/call",
                "notifications/initialized",
                "resources/read",
                "prompts/get");
    }

    /** Logins of games, chats, routers and printers. */
    private static List<Case> logins() {
        var cases = new ArrayList<Case>();
        for (String params :
                List.of(
                        "{'login':'bob','pass':'x'}",
                        "{'login':'bob','pass':'x','agent':'Chat/2.0 (Linux)'}",
                        "{'login':'bob','pass':'x','agent':'myXMRig'}",
                        "{'login':'bob','pass':'x','algo':['sha256','bcrypt']}",
                        "{'login':'bob','pass':'x','algo':'rx/0'}",
                        "{'login':'0f','pass':'" + HASH + "'}",
                        "{'login':'" + HASH.substring(2) + "','pass':'x'}",
                        "{'login':'" + "word ".repeat(30) + "','pass':'x'}",
                        "{'login':'" + "0OIl".repeat(30) + "','pass':'x'}",
                        "{'username':'bob','password':'x'}",
                        "{'login':1,'pass':2}",
                        "{'user':{'login':'bob','pass':'x','agent':'XMRig/6'}}",
                        "['bob','x']",
                        "['XMRig/6.0','rx/0']",
                        "null")) {
            for (String reply :
                    List.of(
                            "{'id':1,'result':{'status':'OK'}}",
                            "{'id':1,'result':{'id':'s','status':'OK'},'error':null}",
                            "{'id':1,'error':{'code':-1,'message':'Invalid login'}}")) {
                cases.add(
                        Case.of(
                                Counter.NEIGHBOUR_OTHER_JSON,
                                "C {'id':1,'method':'login','params':" + params + "}",
                                "S " + reply));
            }
        }
        cases.add(
                Case.of(
                        Counter.NEIGHBOUR_OTHER_JSON,
                        "C {'id':1,'method':'call','params':['00','session','login',{'username':'root','password':'x'}]}"));
        return cases;
    }

    private static List<Case> shares() {
        return single(
                "submit",
                "{'form':{'name':'a'}}",
                "{'form':'a','result':'b'}",
                "{'job_id':'1','nonce':'0a0b0c0d','result':'ok'}",
                "{'job_id':'1','nonce':'0a0b0c','result':'" + HASH.substring(2) + "'}",
                "{'job_id':'1','nonce':17,'result':'" + HASH.substring(2) + "'}",
                "{'nonce':'0a0b0c0d','result':'" + HASH.substring(2) + "'}",
                "{'job_id':'','nonce':'0a0b0c0d','result':'" + HASH.substring(2) + "'}",
                "['1','0a0b0c0d','" + HASH.substring(2) + "']",
                "{'edge_bits':32,'height':1,'job_id':2,'nonce':3,'pow':[1,2]}");
    }

    private static List<Case> jobs() {
        return single(
                "job",
                "{'job_id':7,'target':'host'}",
                "{'job_id':'7','target':'deadbeef'}",
                "{'job_id':'7','target':'deadbeef','blob':'deadbeef'}",
                "{'job_id':'7','target':'deadbeef','blob':'" + "zz".repeat(76) + "'}",
                "{'job_id':'7','target':'host','blob':'" + "0f".repeat(76) + "'}",
                "{'id':'7','target':'deadbeef','blob':'" + "0f".repeat(76) + "'}",
                "{'difficulty':16,'height':3,'job_id':2,'pre_pow':'0005'}",
                "['7','deadbeef']");
    }

    private static List<Case> single(String method, String... params) {
        return Arrays.stream(params)
                .map(
                        one ->
                                Case.of(
                                        Counter.NEIGHBOUR_OTHER_JSON,
                                        "C {'id':1,'method':'" + method + "','params':" + one + "}",
                                        "S {'id':1,'result':{'status':'OK'}}"))
                .toList();
    }

    private static List<Case> records() {
        return List.of(
                Case.of(
                        Counter.NEIGHBOUR_OTHER_JSON,
                        "C {'time':'12:00','level':'info','method':'mining.notify','params':[]}"),
                Case.of(
                        Counter.NEIGHBOUR_OTHER_JSON,
                        "C {'method':'mining.subscribe','params':[],'host':'a','severity':3}"),
                Case.of(
                        Counter.NEIGHBOUR_OTHER_JSON,
                        "C {'method':{'name':'mining.subscribe'},'params':[]}"),
                Case.of(
                        Counter.NEIGHBOUR_OTHER_JSON,
                        "C {'method':'MINING.SUBSCRIBE','params':[]}"),
                Case.of(
                        Counter.NEIGHBOUR_OTHER_JSON,
                        "C {'method':' mining.subscribe','params':[]}"),
                Case.of(
                        Counter.NEIGHBOUR_OTHER_JSON,
                        "C {'method':'mining','params':['mining.x']}"),
                Case.of(
                        Counter.NEIGHBOUR_OTHER_JSON,
                        "C {'method':'rpc','params':{'method':'mining.subscribe','params':[]}}"),
                Case.of(
                        Counter.NEIGHBOUR_QUOTED_TEXT,
                        "C {'method':",
                        "C 'mining.subscribe',",
                        "C 'params':[]}"));
    }

    private static List<Case> remoteControl() {
        return calls(
                Counter.NEIGHBOUR_REMOTE_CONTROL,
                "Player.GetActivePlayers",
                "aria2.addUri",
                "session-get",
                "torrent-add",
                "auth.login",
                "user.login",
                "verto.ping");
    }

    private static List<Case> otherChains() {
        return calls(
                Counter.NEIGHBOUR_OTHER_CHAIN,
                "getLatestBlockhash",
                "slotSubscribe",
                "chain_getBlock",
                "author_submitExtrinsic");
    }

    private static List<Case> prices() {
        return calls(Counter.NEIGHBOUR_PRICES, "SUBSCRIBE", "public/auth", "private/buy");
    }

    private static List<Case> others() {
        return calls(
                Counter.NEIGHBOUR_OTHER_JSON,
                "daemon.login",
                "keepalived",
                "keepalive",
                "status",
                "getjob",
                "client.reconnect",
                "client.show_message",
                "subscribe",
                "authorize",
                "notify");
    }
}
