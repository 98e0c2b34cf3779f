package io.minewatch.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code agents.yaml}. */
final class AgentFile {

    private static final Set<String> ROOT = Set.of("agents");
    private static final Set<String> KEYS =
            Set.of(
                    "prefix",
                    "pattern",
                    "software",
                    "kind",
                    "vendor",
                    "model",
                    "algorithm",
                    "source",
                    "date");

    private AgentFile() {}

    static List<AgentIndex.Rule> read(SignatureFile file, Check algorithm) {
        var rules = new ArrayList<AgentIndex.Rule>();
        Check unique = Check.unique();
        for (Entry entry : file.root(ROOT).entries("agents", KEYS)) {
            AgentIndex.Rule rule = rule(entry, algorithm);
            String key = rule.agent().prefix() + rule.pattern().map(Pattern::pattern).orElse("");
            unique.fault(key.toLowerCase(Locale.ROOT))
                    .ifPresent(fault -> entry.fault("prefix", "with this pattern " + fault));
            rules.add(rule);
        }
        return rules;
    }

    private static AgentIndex.Rule rule(Entry entry, Check algorithm) {
        var agent =
                new Agent(
                        entry.text("software"),
                        entry.required("kind", Agent.Kind.class),
                        entry.optional("vendor"),
                        entry.optional("model"),
                        entry.optional("algorithm", algorithm),
                        entry.text("prefix", Check.matches("\\S.+", "2 characters or more")),
                        entry.text("source"));
        entry.optional("date", Check.date());
        Optional<Pattern> pattern =
                entry.optional("pattern", Check.pattern())
                        .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
        return new AgentIndex.Rule(agent, pattern);
    }
}
