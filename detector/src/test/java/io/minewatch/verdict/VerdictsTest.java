package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.estimate.Estimate;
import io.minewatch.estimate.Hashrate;
import io.minewatch.estimate.Unknowable;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class VerdictsTest {

    private static final String BITCOIN = "1702f5c2";

    @Test
    void oneWordAlone_isSuspected() {
        var verdict =
                new Hearing()
                        .client("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"x/1\"]}")
                        .verdict();
        assertEquals(Grade.SUSPECTED, verdict.mining().grade());
        assertEquals(Set.of(Reason.SUBSCRIBE), verdict.mining().reasons());
        assertEquals("c2s", verdict.mining().sidesSeen());
    }

    @Test
    void aLonePacketOfAPool_isSuspected() {
        var mining = new Hearing().job("1", BITCOIN).verdict().mining();
        assertEquals(Grade.SUSPECTED, mining.grade());
        assertEquals(Set.of(Reason.JOB), mining.reasons());
        var two = new Hearing().job("1", BITCOIN).job("2", BITCOIN).verdict().mining();
        assertEquals(Grade.PROBABLE, two.grade());
    }

    @Test
    void anAnswerToSomethingUnheardIsNoShareOfAClientThatSentNone() {
        var mining = new Hearing().handshake().job("1", BITCOIN).accepted(7).verdict().mining();
        assertEquals(Grade.PROBABLE, mining.grade());
        assertEquals(0, mining.shares().accepted());
        var worker =
                new Hearing()
                        .handshake()
                        .job("1", BITCOIN)
                        .share(4, "1")
                        .accepted(4)
                        .accepted(5)
                        .verdict()
                        .mining();
        assertEquals(2, worker.shares().accepted());
    }

    @Test
    void aConversationWithoutWork_isProbable() {
        assertEquals(Grade.PROBABLE, new Hearing().handshake().verdict().mining().grade());
        assertEquals(
                Grade.PROBABLE,
                new Hearing()
                        .handshake()
                        .job("1", BITCOIN)
                        .share(4, "1")
                        .rejected(4)
                        .verdict()
                        .mining()
                        .grade());
    }

    @Test
    void acceptedWork_isConfirmed() {
        var mining =
                new Hearing()
                        .handshake()
                        .difficulty("65536")
                        .job("1", BITCOIN)
                        .after(60)
                        .share(4, "1")
                        .accepted(4)
                        .verdict()
                        .mining();
        assertEquals(Grade.CONFIRMED, mining.grade());
        assertEquals(1, mining.shares().accepted());
        assertEquals(Optional.of("65536"), mining.shares().difficulty());
        assertEquals(60, mining.shares().windowSeconds(), 1e-3);
    }

    /** Whose packets are captured would have been heard. */
    @Test
    void sharesThatASilentServerDoesNotAnswer_areProbable() {
        var silent = new Hearing().share(1, "a").after(9).share(2, "a").share(3, "a").close(1);
        var mining = silent.verdict().mining();
        assertEquals(Grade.PROBABLE, mining.grade());
        assertEquals("both", mining.sidesSeen());
        var working =
                new Hearing()
                        .handshake()
                        .job("1", BITCOIN)
                        .after(9)
                        .share(4, "1")
                        .after(9)
                        .share(5, "1")
                        .share(6, "1");
        assertEquals(Grade.PROBABLE, working.verdict().mining().grade());
    }

    @Test
    void threeSharesOfAClientAlone_areConfirmed_twoAreNot() {
        var two = new Hearing().share(1, "a").after(9).share(2, "a");
        var three = new Hearing().share(1, "a").after(9).share(2, "a").share(3, "a");
        var atOnce = new Hearing().share(1, "a").share(2, "a").share(3, "a");
        assertEquals(Grade.PROBABLE, two.verdict().mining().grade());
        assertEquals(Grade.PROBABLE, atOnce.verdict().mining().grade());
        var mining = three.verdict().mining();
        assertEquals(Grade.CONFIRMED, mining.grade());
        assertEquals(Estimate.none(Unknowable.ALGORITHM_UNKNOWN), mining.hashrate());
    }

    @Test
    void threeRepliesOfAPoolAlone_areConfirmed_twoAreNot() {
        var two = new Hearing().difficulty("8").job("1", BITCOIN).accepted(4).accepted(5);
        var three =
                new Hearing()
                        .difficulty("8")
                        .job("1", BITCOIN)
                        .after(100)
                        .accepted(4)
                        .accepted(5)
                        .accepted(6);
        assertEquals(Grade.PROBABLE, two.verdict().mining().grade());
        var mining = three.verdict().mining();
        assertEquals(Grade.CONFIRMED, mining.grade());
        assertTrue(mining.shares().repliesOnly());
        assertEquals("replies_only", known(mining).basis());
        assertEquals(3 * 8 * 0x1p32 / 100, known(mining).mid(), 1e6);
    }

    private static Hashrate known(Mining mining) {
        return ((Estimate.Known<Hashrate>) mining.hashrate()).value();
    }

    @Test
    void creditsAShareWithTheDifficultyOfItsJob() {
        var mining =
                new Hearing()
                        .handshake()
                        .difficulty("1000")
                        .job("1", BITCOIN)
                        .after(50)
                        .difficulty("3000")
                        .share(4, "1")
                        .accepted(4)
                        .job("2", BITCOIN)
                        .after(50)
                        .share(5, "2")
                        .accepted(5)
                        .verdict()
                        .mining();
        assertEquals((1000 + 3000) * 0x1p32 / 100, known(mining).mid(), 1e9);
        assertEquals(16.0 / 10, mining.shares().effective(), 1e-9);
    }

    @Test
    void keepsNoPasswordAndMasksNames() {
        var verdict =
                new Hearing().handshake().job("1", BITCOIN).share(4, "1").accepted(4).verdict();
        assertFalse(verdict.toString().contains("topsecret"), verdict.toString());
        assertFalse(verdict.toString().contains("goldfinger"), verdict.toString());
        assertFalse(verdict.toString().contains("rig07"), verdict.toString());
        assertEquals("subaccount", verdict.mining().account().orElseThrow().kind());
    }

    /** With Conflux a secret stands behind the name that is said instead of the software's. */
    @Test
    void keepsNoSecretOfAnIntroductionThatIsALogin() {
        String name = "cfx:aatxetsp0kjarpdb5stdyex11dr3x6sb0jw2gykec0.rig4";
        String job =
                "{\"id\":0,\"method\":\"mining.notify\",\"params\":[\"2a\",\"1641369\",\"0x%s\",\"0x44b82fa09b5a52cb98b405447c4a98187eebb22f008d5d64f9c394ae9\"]}";
        var verdict =
                new Hearing()
                        .client(
                                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\""
                                        + name
                                        + "/me@mail.org\",\"topsecret\"]}")
                        .server("{\"id\":1,\"result\":true,\"error\":null}")
                        .server(job.formatted(Hearing.HASH))
                        .verdict();
        assertEquals("conflux", verdict.mining().variant());
        assertTrue(verdict.mining().reasons().contains(Reason.LOGIN));
        for (String hidden : List.of("topsecret", "aatxetsp0kja", "mail.org")) {
            assertFalse(verdict.toString().contains(hidden), verdict.toString());
        }
    }

    @Test
    void anUpstreamOfMany_isAProxy() {
        var byAgent =
                new Hearing()
                        .client(
                                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"btccom-agent/2.0.0-mu\"]}");
        assertEquals(Role.PROXY, byAgent.verdict().mining().role());
        var byWorkers = new Hearing().handshake();
        for (int i = 0; i < 2; i++) {
            byWorkers.client(
                    "{\"id\":9,\"method\":\"mining.authorize\",\"params\":[\"goldfinger.w"
                            + i
                            + "\",\"x\"]}");
        }
        var mining = byWorkers.verdict().mining();
        assertEquals(Role.PROXY, mining.role());
        assertEquals(3, mining.workersSeen());
        assertEquals(3, mining.devices().min());
    }

    @Test
    void aDayEndsADetection() {
        var hearing =
                new Hearing()
                        .handshake()
                        .difficulty("100")
                        .job("1", BITCOIN)
                        .share(4, "1")
                        .accepted(4)
                        .after(11 * 3600 + 3599)
                        .share(5, "1")
                        .after(1)
                        .accepted(5)
                        .share(6, "1")
                        .after(5)
                        .accepted(6)
                        .end();
        assertEquals(2, hearing.detections.size());
        Detection first = hearing.detections.getFirst();
        Detection second = hearing.detections.getLast();
        assertFalse(first.id().equals(second.id()));
        assertEquals(1, first.mining().shares().accepted());
        assertEquals(2, second.mining().shares().accepted());
        assertEquals(first.mining().agent(), second.mining().agent());
        assertEquals(Optional.of("100"), second.mining().shares().difficulty());
        assertEquals("2026-08-20T23:59:59.000000008Z", first.end().toString());
        assertEquals("2026-08-21T00:00:00.000000009Z", second.start().toString());
    }

    @Test
    void namesAlgorithmAndCoinOnlyWhereSomethingTells() {
        assertEquals(Optional.empty(), new Hearing().handshake().verdict().mining().algorithm());
        assertEquals(
                Optional.of("sha256d"),
                new Hearing().handshake().job("1", BITCOIN).verdict().mining().algorithm());
        assertEquals(
                Optional.empty(),
                new Hearing().handshake().job("1", "1a01f5c2").verdict().mining().algorithm());
        var byMachine =
                new Hearing()
                        .client(
                                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"Antminer"
                                        + " S19 XP/1\"]}")
                        .verdict()
                        .mining();
        assertEquals(Optional.of("sha256d"), byMachine.algorithm());
        assertEquals(Optional.empty(), byMachine.coin());
        var byAddress =
                new Hearing()
                        .client(
                                "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq.a\",\"x\"]}")
                        .verdict()
                        .mining();
        assertEquals(Optional.of("BTC"), byAddress.coin());
        assertEquals(Optional.of("sha256d"), byAddress.algorithm());
    }

    /** XMRig mines RandomX mostly, and not in this dialect. */
    @Test
    void softwareTellsNoAlgorithmThatTheDialectIsNotSpokenFor() {
        String job =
                "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"1\",\"%s\",\"%s\",\"%s\",true,3412345]}"
                        .formatted(Hearing.HASH, Hearing.HASH, Hearing.HASH);
        var mining =
                new Hearing()
                        .client(
                                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"XMRig/6.21.0\"]}")
                        .after(1)
                        .server(job)
                        .verdict()
                        .mining();
        assertEquals("kawpow", mining.variant());
        assertEquals(Optional.empty(), mining.algorithm());
        assertTrue(mining.reasons().contains(Reason.MINER_AGENT));
    }

    /** It has GhostRider in the layout of Bitcoin; hashes of RandomX are counted otherwise. */
    @Test
    void xmrigMinesNoRandomXInTheLayoutOfBitcoin() {
        var mining =
                new Hearing()
                        .client(
                                "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"XMRig/6.21.0\"]}")
                        .difficulty("0.02")
                        .job("1", "1e00ffff")
                        .after(60)
                        .share(4, "1")
                        .accepted(4)
                        .after(60)
                        .verdict()
                        .mining();
        assertEquals(Optional.empty(), mining.algorithm());
        assertEquals(Estimate.none(Unknowable.ALGORITHM_UNKNOWN), mining.hashrate());
    }

    @Test
    void theSameMinerHasOneIdAndAnotherOperatorsHasAnother() {
        String id = new Hearing().handshake().verdict().id();
        assertEquals(id, new Hearing().handshake().job("1", BITCOIN).verdict().id());
        assertEquals("d1-", id.substring(0, 3));
        assertEquals(27, id.length());
        assertFalse(
                id.equals(
                        new Hearing(new VerdictConfig("other", Optional.empty(), false))
                                .handshake()
                                .verdict()
                                .id()));
    }

    @Test
    void aTextThatQuotesMining_isNothing() {
        var hearing =
                new Hearing()
                        .client("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}")
                        .client("and the pool answers")
                        .client("{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[1]}")
                        .end();
        assertEquals(List.of(), hearing.detections);
    }

    @Test
    void aConversationThatGoesOnIsReportedAgainAndAgain() {
        var config = new VerdictConfig("", Optional.of(Duration.ofSeconds(60)), false);
        var hearing = new Hearing(config).handshake().difficulty("8").job("1", BITCOIN).pulse();
        hearing.after(30).share(4, "1").accepted(4).pulse();
        hearing.after(30).share(5, "1").accepted(5).pulse();
        hearing.after(60).pulse().after(60).share(6, "1").accepted(6).end();
        assertEquals(
                List.of("1: 0 probable", "2: 2 confirmed", "3: 3 confirmed"),
                hearing.detections.stream()
                        .map(
                                one ->
                                        "%d: %d %s"
                                                .formatted(
                                                        one.revision(),
                                                        one.mining().shares().accepted(),
                                                        one.mining().grade().label))
                        .toList());
        assertEquals(1, hearing.detections.stream().map(Detection::id).distinct().count());
    }
}
