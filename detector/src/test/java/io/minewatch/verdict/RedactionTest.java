package io.minewatch.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.minewatch.CpuTime;
import io.minewatch.protocol.Message;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;

class RedactionTest {

    private static final String ACCOUNT = "0x7f5a1c2e9b3d4f60718293a4b5c6d7e8f9012345";

    private final Redaction redaction = new Redaction(Pseudonyms.random(false));

    @Test
    void passwordsGo() {
        assertEquals(
                "{'id':1,'method':'mining.authorize','params':['n…','***','***']}",
                excerpt("{'id':1,'method':'mining.authorize','params':['name','secret','more']}"));
        assertEquals(
                "{'method':'login','params':{'login':'n…','pass':'***'}}",
                excerpt("{'method':'login','params':{'login':'name','pass':'secret'}}"));
    }

    @Test
    void whoIsPaidIsMaskedBeforeAnybodySaysSo() {
        for (String member : new String[] {"login", "wallet", "publicAddress", "address"}) {
            assertEquals(
                    "{'params':{'" + member + "':'0x7f5a….rig/***'}}",
                    excerpt("{'params':{'" + member + "':'" + ACCOUNT + ".rig/me@mail.org'}}"));
        }
        assertEquals("{'login':7,'address':['a']}", excerpt("{'login':7,'address':['a']}"));
    }

    /** With a name or an address where others name their software. */
    @Test
    void anIntroductionThatIsALoginHoldsASecretToo() {
        String said = "{'method':'mining.subscribe','params':['%s','hunter2']}";
        String address = "cfx:aatxetsp0kjarpdb5stdyex11dr3x6sb0jw2gykec0";
        assertEquals(said.formatted("cgminer/4.11"), excerpt(said.formatted("cgminer/4.11")));
        assertEquals(said.formatted("someone"), excerpt(said.formatted("someone")));
        assertEquals(
                "{'method':'mining.subscribe','params':['cfx:aa…kec0/***','***']}",
                excerpt(said.formatted(address + "/me@mail.org")));
        redaction.hide("someone");
        for (String name : new String[] {"someone", "someone/me@mail.org"}) {
            String kept = excerpt(said.formatted(name));
            assertTrue(kept.startsWith("{'method':'mining.subscribe','params':['so…"), kept);
            assertFalse(kept.contains("hunter2"), kept);
            assertFalse(kept.contains("me@"), kept);
        }
        String longest = "name".repeat(100);
        redaction.hide(Case.bounded(longest));
        assertFalse(excerpt(said.formatted(longest)).contains("hunter2"));
    }

    @Test
    void aSentenceNamesNobody() {
        assertEquals(
                "{'error':[24,'Unauthorized worker: 0x7f5a….rig',null]}",
                excerpt("{'error':[24,'Unauthorized worker: " + ACCOUNT + ".rig',null]}"));
        assertEquals(
                "{'error':{'code':-1,'message':'no account (0x7f5a…2345), sorry'}}",
                excerpt("{'error':{'code':-1,'message':'no account (" + ACCOUNT + "), sorry'}}"));
        String harmless = "{'error':'misunderstandingsAreCommon at pool1.example.com:33/x'}";
        assertEquals(harmless, excerpt(harmless));
        String id = "{'id':'abcdefghij0123456789'}";
        assertEquals(id, excerpt(id));
    }

    /** A sentence may be 64 kB long too. */
    @Test
    void longSentencesAreReadOnce() {
        long before = CpuTime.nanos();
        for (String piece : new String[] {"a", "abcdefghijklmnopqrs ", "1", "1."}) {
            String longest = piece.repeat((1 << 16) / piece.length());
            for (int i = 0; i < 20; i++) {
                excerpt("{'error':'" + longest + "'}");
            }
        }
        var took = Duration.ofNanos(CpuTime.nanos() - before);
        assertTrue(took.toMillis() < 2_000, took::toString);
    }

    @Test
    void namesAreMaskedWhereverTheyStand() {
        redaction.hide(ACCOUNT);
        String kept = excerpt("{'params':['" + ACCOUNT + ".rig', 1]}");
        assertFalse(kept.contains(ACCOUNT), kept);
        assertTrue(kept.contains("0x7f5a…2345.rig"), kept);
    }

    @Test
    void anEmailAddressBehindTheNameGoes() {
        redaction.hide(ACCOUNT + ".rig");
        redaction.hide(ACCOUNT);
        String kept =
                excerpt(
                        "{'method':'eth_submitLogin','params':['"
                                + ACCOUNT
                                + ".rig/me@mail.org']}");
        assertFalse(kept.contains("mail.org"), kept);
        assertFalse(kept.contains("me@"), kept);
    }

    @Test
    void anEmailAddressThatIsTheAccountIsMaskedOnce() {
        redaction.hide("someone@mail.org");
        assertEquals("{'worker_name':'s…@….org'}", excerpt("{'worker_name':'someone@mail.org'}"));
    }

    @Test
    void theNamesHeardLastAreMaskedHoweverManyThereAre() {
        for (int i = 0; i <= Redaction.MAX_NAMES; i++) {
            redaction.hide(ACCOUNT);
            redaction.hide("machine-" + (1000 + i));
        }
        String last = "machine-" + (1000 + Redaction.MAX_NAMES);
        String kept = excerpt("{'params':['" + ACCOUNT + "','" + last + "']}");
        assertFalse(kept.contains(last), kept);
        assertFalse(kept.contains(ACCOUNT), kept);
    }

    @Test
    void longValuesAndLongMessagesAreCut() {
        assertEquals(
                "{'result':'" + "a".repeat(71) + "…'}",
                excerpt("{'result':'" + "a".repeat(73) + "'}"));
        String kept = excerpt("{'params':[" + "'abcdefgh',".repeat(100) + "1]}");
        assertEquals(Redaction.MAX_EXCERPT, kept.length());
        assertTrue(kept.endsWith("…"), kept);
    }

    /** With ' for the quotes of JSON, both ways. */
    private String excerpt(String json) {
        try {
            var root = new JsonMapper().readTree(json.replace('\'', '"'));
            return redaction.excerpt(new Message(root)).replace('"', '\'');
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** What an e-mail address is, as a regular expression says it. */
    @Test
    void everyEmailGoesWhateverStandsAroundIt() {
        var email = Pattern.compile("[^\\s/\"@…]++@[^\\s/\"@…]++");
        var random = new Random(11);
        for (int round = 0; round < 100_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(14); i > 0; i--) {
                text.append("ab.@@@/ \"…\t\n\r\f".charAt(random.nextInt(14)));
            }
            assertEquals(
                    email.matcher(text).replaceAll("***"),
                    Redaction.withoutEmails(text.toString()),
                    text.toString());
        }
    }

    /** A share may be 64 kB long; no character of it is looked at more than a few times. */
    @Test
    void longTextsAreReadOnce() {
        String longest = "a".repeat(1 << 16);
        long before = CpuTime.nanos();
        for (int i = 0; i < 20; i++) {
            assertEquals(longest + "/@", Redaction.withoutEmails(longest + "/@"));
            assertEquals("***", Redaction.withoutEmails(longest + "@b"));
        }
        var took = Duration.ofNanos(CpuTime.nanos() - before);
        assertTrue(took.toMillis() < 1_000, took::toString);
    }
}
