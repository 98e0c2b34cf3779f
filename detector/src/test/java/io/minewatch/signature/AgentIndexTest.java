package io.minewatch.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.minewatch.CpuTime;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

class AgentIndexTest {

    private static final AgentIndex INDEX =
            new AgentIndex(
                    List.of(
                            rule("miner", "", "any"),
                            rule("miner-proxy", "", "proxy"),
                            rule("miner", "miner/(?<model>[^/]{1,8})/", "model"),
                            rule("miner", "miner/2", "two")));

    @Test
    void theLongestPrefixWinsThenPatternsInOrder() {
        assertEquals("any", found("miner"));
        assertEquals("any", found("Miner/1"));
        assertEquals("two", found("miner/2"));
        assertEquals("model S9", found("MINER/S9/2"));
        assertEquals("model 2", found("miner/2/3"));
        assertEquals("proxy", found("miner-proxy/2"));
        assertEquals("any", found("  miner"));
        assertEquals("", found("mine"));
        assertEquals("", found("xminer"));
        assertEquals("", found(""));
        assertEquals("", found("   "));
    }

    @Test
    void onlySoMuchOfAnAgentIsRead() {
        int room = AgentIndex.MAX_AGENT - "miner".length();
        assertEquals("any", found(" ".repeat(room) + "miner"));
        assertEquals("", found(" ".repeat(room + 1) + "miner"));
        assertEquals("any", found("miner" + "x".repeat(1 << 20)));
    }

    @Test
    void noAgentTakesLong() throws SignatureException {
        Signatures shipped = Signatures.load(Path.of("../signatures"));
        var random = new Random(5);
        List<Agent> agents = shipped.agents();
        assertTimeoutPreemptively(
                Duration.ofMinutes(3),
                () -> {
                    long before = CpuTime.nanos();
                    for (int round = 0; round < 100_000; round++) {
                        String prefix = agents.get(random.nextInt(agents.size())).prefix();
                        shipped.agent(prefix + "S0/a. +".repeat(random.nextInt(60)));
                        shipped.agent(prefix + "S" + "0".repeat(random.nextInt(300)));
                    }
                    var took = Duration.ofNanos(CpuTime.nanos() - before);
                    assertTrue(took.toSeconds() < 10, took::toString);
                });
    }

    private static String found(String agent) {
        return INDEX.find(agent)
                .map(each -> each.software() + each.model().map(model -> " " + model).orElse(""))
                .orElse("");
    }

    private static AgentIndex.Rule rule(String prefix, String pattern, String software) {
        var agent =
                new Agent(
                        software,
                        Agent.Kind.MINER,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        prefix,
                        "test");
        return new AgentIndex.Rule(
                agent,
                pattern.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)));
    }
}
