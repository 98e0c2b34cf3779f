package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** Who asked to mine and was turned away, and who only looks. */
class GradingTest {

    private static final String BITCOIN = "1702f5c2";

    @Test
    void whoIsTurnedAway_isSuspected() {
        var verdict =
                new Hearing()
                        .client("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}")
                        .server("{\"id\":1,\"result\":null,\"error\":[25,\"Not subscribed\",null]}")
                        .verdict();
        assertEquals(Grade.SUSPECTED, verdict.mining().grade());
        assertEquals(Set.of(Reason.SUBSCRIBE, Reason.LOGIN_REFUSED), verdict.mining().reasons());
    }

    /** Pools give work to whoever is connected, and refuse the login. */
    @Test
    void whoseLoginIsRefused_isSuspected_howeverManyJobsCome() {
        assertEquals(Grade.SUSPECTED, refused().verdict().mining().grade());
        var listener = refused();
        for (int job = 2; job < 20; job++) {
            listener.after(30).job(Integer.toString(job), BITCOIN);
        }
        assertEquals(Grade.SUSPECTED, listener.verdict().mining().grade());
        var worker = refused().share(4, "1");
        assertEquals(Grade.PROBABLE, worker.verdict().mining().grade());
        var second =
                refused()
                        .client(
                                "{\"id\":3,\"method\":\"mining.authorize\",\"params\":[\"a.b\",\"x\"]}")
                        .server("{\"id\":3,\"result\":true,\"error\":null}");
        assertEquals(Grade.PROBABLE, second.verdict().mining().grade());
    }

    private static Hearing refused() {
        return new Hearing()
                .client("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"x/1\"]}")
                .server(
                        "{\"id\":1,\"result\":[[[\"mining.notify\",\"ae\"]],\"08000002\",4],\"error\":null}")
                .client("{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"a.b\",\"x\"]}")
                .difficulty("1024")
                .job("1", BITCOIN)
                .server("{\"id\":2,\"result\":null,\"error\":[24,\"Unauthorized\",null]}");
    }

    /** The first answer behind a subscription may be one to anything. */
    @Test
    void aRefusalOfSomethingUnheardTakesNothingAway() {
        var mining =
                new Hearing()
                        .server(
                                "{\"id\":1,\"result\":[[[\"mining.notify\",\"ae\"]],\"08000002\",4],\"error\":null}")
                        .server("{\"id\":3,\"result\":null,\"error\":[20,\"Not supported\",null]}")
                        .job("1", BITCOIN)
                        .verdict()
                        .mining();
        assertTrue(mining.reasons().contains(Reason.LOGIN_REFUSED));
        assertEquals(Grade.PROBABLE, mining.grade());
    }

    /** Monitors subscribe, take the answer and leave, or listen to the jobs. */
    @Test
    void whoOnlySubscribes_isSuspected() {
        String subscribe = "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"monitor/1\"]}";
        String welcome =
                "{\"id\":1,\"result\":[[[\"mining.notify\",\"ae\"]],\"08000002\",4],\"error\":null}";
        var probe = new Hearing().client(subscribe).server(welcome).difficulty("1024");
        var listener = new Hearing().client(subscribe).server(welcome);
        for (int job = 0; job < 20; job++) {
            listener.after(30).job(Integer.toString(job), BITCOIN);
        }
        assertEquals(Grade.SUSPECTED, probe.verdict().mining().grade());
        assertEquals(Grade.SUSPECTED, listener.verdict().mining().grade());
        var miner = new Hearing().client(subscribe).server(welcome).job("1", BITCOIN).share(4, "1");
        assertEquals(Grade.PROBABLE, miner.verdict().mining().grade());
    }

    /** A server that asks whether one is there says nothing of what one does. */
    @Test
    void aServersPingMakesNoMinerOfWhoOnlyLooks() {
        var listener =
                new Hearing()
                        .client(
                                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"monitor/1\"]}")
                        .server(
                                "{\"id\":1,\"result\":[[[\"mining.notify\",\"ae\"]],\"08000002\",4],\"error\":null}")
                        .after(30)
                        .job("1", BITCOIN)
                        .server("{\"id\":8,\"method\":\"mining.ping\",\"params\":[]}")
                        .client("{\"id\":8,\"result\":\"pong\",\"error\":null}");
        assertEquals(Grade.SUSPECTED, listener.verdict().mining().grade());
    }

    /** A record is of one day, and what was said in the evening is not said again. */
    @Test
    void midnightMakesNoMinerOfWhoOnlyLooks() {
        var listener =
                new Hearing()
                        .client(
                                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"monitor/1\"]}")
                        .server(
                                "{\"id\":1,\"result\":[[[\"mining.notify\",\"ae\"]],\"08000002\",4],\"error\":null}");
        var refused = refused();
        for (int job = 1; job <= 59; job++) {
            listener.after(3600).job(Integer.toString(job), BITCOIN);
            refused.after(3600).job(Integer.toString(job), BITCOIN);
        }
        for (Hearing one : List.of(listener, refused)) {
            one.end();
            assertEquals(
                    List.of(Grade.SUSPECTED, Grade.SUSPECTED, Grade.SUSPECTED),
                    one.detections.stream().map(day -> day.mining().grade()).toList());
        }
        var late = refused().after(13 * 3600).job("2", BITCOIN).share(4, "2").end();
        assertEquals(Grade.SUSPECTED, late.detections.getFirst().mining().grade());
        assertEquals(Grade.PROBABLE, late.detections.getLast().mining().grade());
        var miner = new Hearing().handshake().after(13 * 3600).job("2", BITCOIN).end();
        assertEquals(Grade.PROBABLE, miner.detections.getLast().mining().grade());
    }
}
