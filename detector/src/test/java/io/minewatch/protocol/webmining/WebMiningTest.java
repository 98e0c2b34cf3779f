package io.minewatch.protocol.webmining;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.minewatch.protocol.DialectContract;
import io.minewatch.protocol.Ear;
import io.minewatch.protocol.Fixture;
import io.minewatch.protocol.Wrap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

class WebMiningTest extends DialectContract {

    private static final String HASH = "0f".repeat(32);

    WebMiningTest() {
        super(new WebMining(), "webmining");
    }

    static Stream<Wrap> sockets() {
        return Wrap.all().stream().filter(wrap -> wrap.labels().contains("websocket"));
    }

    private static List<Fixture> own() {
        return Fixture.all().stream().filter(one -> one.folder().equals("webmining")).toList();
    }

    private static Ear hear(Wrap wrap, Fixture fixture) {
        var ear = new Ear();
        wrap.opening().forEach(say -> ear.after(1_000_000_000).hear(say.side(), say.bytes()));
        for (Fixture.Line line : fixture.lines()) {
            String json = line.text().substring("WS ".length());
            ear.after(1_000_000_000).hear(line.side(), wrap.framing().write(line.side(), json));
        }
        return ear.end();
    }

    /** Masked and not, text and binary, in fragments, compressed, behind SOCKS. */
    @ParameterizedTest
    @MethodSource("sockets")
    void readsTheSameHoweverItIsFramed(Wrap wrap) throws IOException {
        for (Fixture fixture : own()) {
            assertEquals(fixture.expected(), hear(wrap, fixture).events, fixture + " in " + wrap);
        }
    }

    @Test
    void onLinesItIsSomebodysLog() {
        for (Fixture fixture : own()) {
            var ear = new Ear();
            fixture.lines().forEach(line -> ear.hear(line.side(), line.text().substring(3)));
            assertEquals(0, ear.end().begun, fixture.toString());
        }
    }

    /** What chats, queues, builds and games send over WebSocket. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'auth','params':{'token':'abc'}}",
                "{'type':'auth','params':{'site_key':'abc','type':'oauth'}}",
                "{'type':'auth','params':{'site_key':7,'type':'user'}}",
                "{'type':'authed','params':{'user':'bob'}}",
                "{'type':'job','params':{'job_id':'7','status':'running'}}",
                "{'type':'job','params':{'job_id':'7','blob':'deadbeef','target':'ffffff00'}}",
                "{'type':'submit','params':{'job_id':'7','nonce':'0a0b0c0d','result':'ok'}}",
                "{'type':'error','params':{'error':'nope'}}",
                "{'type':'hash_accepted','params':{}}",
                "{'identifier':'handshake','version':7}",
                "{'identifier':'handshake','login':'bob','password':'x','version':7}",
                "{'identifier':'job','job_id':'7','target':'x86'}",
                "{'identifier':'hashsolved','by':'bob'}",
                "{'message':'register','address':'Main Street 7','mode':'nano','deviceId':7}",
                "{'message':'registered'}",
                "{'message':'settings','address':'NQ1','extraData':'','target':7}",
                "{'message':'share','blockHeader':'AAAA'}",
                "{'message':'new-block','bodyHash':'00','accountsHash':'00'}",
                "{'message':'error','reason':'x'}",
            })
    void isNotTakenForMining(String message) {
        for (int side = 0; side <= 1; side++) {
            var ear = new Ear();
            for (int i = 0; i < 20; i++) {
                ear.after(1_000_000_000)
                        .hear(
                                side,
                                sockets()
                                        .findFirst()
                                        .orElseThrow()
                                        .framing()
                                        .write(side, message.replace('\'', '"')));
            }
            assertEquals(0, ear.end().begun, ear.events::toString);
        }
    }

    /** 2^256 / target, where it is one. */
    @ParameterizedTest
    @CsvSource({
        "'\"targetCompact\":486604799', 'value=4.29503283300'",
        "'\"targetCompact\":520159231', 'value=65537.0'",
        "'\"target\":1.15e77', 'value=1.006'",
        "'\"targetCompact\":0', 'no number'",
        "'\"targetCompact\":16777216', 'no number'",
        "'\"targetCompact\":4294967296', 'no number'",
        "'\"targetCompact\":553713663', 'no number'",
        "'\"targetCompact\":-1', 'no number'",
        "'\"target\":0', 'no number'",
        "'\"target\":1e300', 'no number'",
        "'\"target\":\"7\"', 'no number'",
    })
    void aTargetIsRangeChecked(String target, String expected) {
        String settings =
                "{\"message\":\"settings\",\"address\":\"NQ07"
                        + "0".repeat(32)
                        + "\",\"extraData\":\"\","
                        + target
                        + "}";
        var ear =
                new Ear().hear(1, sockets().findFirst().orElseThrow().framing().write(1, settings));
        String heard = ear.end().events.toString();
        assertEquals(true, heard.contains(expected), heard);
    }

    @Test
    void aSiteKeyIsAnAccount() {
        String auth =
                "{\"type\":\"auth\",\"params\":{\"site_key\":\""
                        + HASH
                        + "\",\"type\":\"user\",\"user\":\"bob\"}}";
        var ear = new Ear().hear(0, sockets().findFirst().orElseThrow().framing().write(0, auth));
        assertEquals(
                List.of(
                        "client Login[user="
                                + HASH
                                + ", account="
                                + HASH
                                + ", worker=Optional[bob]]"),
                ear.end().events);
    }
}
