package io.minewatch.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code tls.yaml}. */
final class TlsFile {

    private static final Set<String> ROOT = Set.of("clients");
    private static final Set<String> KEYS =
            Set.of("software", "version", "kind", "ja3", "ja4", "source", "date", "note");

    private static final Check JA3 = Check.matches("[0-9a-f]{32}", "32 digits in lower case");
    private static final Check JA4 =
            Check.matches(
                    "[tqd][0-9ds][0-9][di]\\d{4}[0-9A-Za-z]{2}_[0-9a-f]{12}_[0-9a-f]{12}",
                    "as in t13d1516h2_8daaf6152771_e5627efa2ab1");

    private TlsFile() {}

    static List<TlsClient> read(SignatureFile file) {
        var clients = new ArrayList<TlsClient>();
        Check unique = Check.unique();
        for (Entry entry : file.root(ROOT).entries("clients", KEYS)) {
            clients.add(
                    new TlsClient(
                            entry.text("software"),
                            entry.optional("version"),
                            entry.required("kind", Agent.Kind.class),
                            entry.text("ja3", JA3),
                            entry.text("ja4", JA4, unique),
                            entry.text("source"),
                            entry.optional("date", Check.date())));
            entry.optional("note");
        }
        return clients;
    }
}
