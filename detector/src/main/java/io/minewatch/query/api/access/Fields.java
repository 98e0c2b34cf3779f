package io.minewatch.query.api.access;

import static io.minewatch.query.api.access.Blur.HIDE;
import static io.minewatch.query.api.access.Blur.INITIAL;
import static io.minewatch.query.api.access.Blur.NETWORK;

import java.util.HashMap;
import java.util.Map;

/**
 * How sensitive each field of a kind of answer is. A field has the class of the longest path that
 * it is under; one that no path leads to has the highest, so that what is new is hidden until
 * somebody decides about it.
 */
public final class Fields {

    /** Most sensitive, and nothing is left of it. */
    private static final Field UNKNOWN = new Field(Sensitivity.EVIDENCE, HIDE);

    /** A record of a detection or of one conversation, with what the ledger adds. */
    public static final Fields DETECTION =
            none().open("schema", "@timestamp", "revision", "event", "mining", "rule", "ledger")
                    .open("location", "network", "capture.loss", "conversations")
                    .open("client.as", "client.geo", "server.as", "server.geo")
                    .network(NETWORK, "client.ip", "server.ip", "network.tunnel.outer_src")
                    .network(NETWORK, "network.tunnel.outer_dst")
                    .network(INITIAL, "server.domain", "mining.agent", "mining.account.display")
                    .network(INITIAL, "tls.client.server_name", "tls.server.x509")
                    .network(HIDE, "tls", "client", "server", "event.flow", "network.community_id")
                    .network(HIDE, "network.tunnel.target", "network.tunnel.origin", "capture")
                    .network(HIDE, "mining.account", "mining.block.tag")
                    .enterprise("organization", "location.address")
                    .person(INITIAL, "mining.workers.display")
                    .person(HIDE, "mining.workers", "location.line", "location.candidates")
                    .evidence("evidence");

    /** Paths without indices: the elements of a list are under the path of the list. */
    private final Map<String, Field> byPath;

    private Fields(Map<String, Field> byPath) {
        this.byPath = byPath;
    }

    /** None yet. */
    public static Fields none() {
        return new Fields(Map.of());
    }

    /** With these, which are sums, kinds, times or estimates. */
    public Fields open(String... paths) {
        return put(new Field(Sensitivity.AGGREGATE, HIDE), paths);
    }

    /** With these, which are of the network; this is left of them when they are masked. */
    public Fields network(Blur blur, String... paths) {
        return put(new Field(Sensitivity.NETWORK, blur), paths);
    }

    /** With these, which tell an enterprise or its place. */
    public Fields enterprise(String... paths) {
        return put(new Field(Sensitivity.ENTERPRISE, INITIAL), paths);
    }

    /** With these, which lead to a person; this is left of them when they are masked. */
    public Fields person(Blur blur, String... paths) {
        return put(new Field(Sensitivity.PERSON, blur), paths);
    }

    /** With these, which hold what was sent. */
    public Fields evidence(String... paths) {
        return put(new Field(Sensitivity.EVIDENCE, HIDE), paths);
    }

    private Fields put(Field field, String... paths) {
        var more = new HashMap<>(byPath);
        for (String path : paths) {
            more.put(path, field);
        }
        return new Fields(Map.copyOf(more));
    }

    /** What is known of the field at this path, which may be in an element of a list. */
    Field at(String path) {
        String above = path;
        while (true) {
            Field found = byPath.get(above);
            if (found != null) {
                return found;
            }
            int dot = above.lastIndexOf('.');
            if (dot < 0) {
                return UNKNOWN;
            }
            above = above.substring(0, dot);
        }
    }

    /** Class of a field, and what is left of it when it is masked. */
    record Field(Sensitivity sensitivity, Blur blur) {}
}
