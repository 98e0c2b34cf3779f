package io.minewatch.protocol.alephium;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.JobLayout;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of objects, one for each chain. Their targets are the chains', and not what shares have to
 * meet.
 */
final class AlephiumJob implements JobLayout {

    /** Four groups to four groups. */
    private static final int MAX_CHAINS = 16;

    @Override
    public boolean fits(JsonNode params) {
        JsonNode first = params.path(0);
        return params.isArray()
                && params.size() <= MAX_CHAINS
                && isChain(first)
                && Hex.isHex(Message.text(first.path("headerBlob")));
    }

    /** True for what says from which group to which a block goes. */
    static boolean isChain(JsonNode node) {
        return Message.count(node.path("fromGroup")).isPresent()
                && Message.count(node.path("toGroup")).isPresent();
    }

    /** Chains may have a job's name in common; then it is one job. */
    @Override
    public List<Event.Job> read(JsonNode params) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode chain : params) {
            names.add(chain.path("jobId").asText(""));
        }
        return names.stream().map(AlephiumJob::job).toList();
    }

    private static Event.Job job(String name) {
        return Event.Job.of(name).algorithm("blake3_alph");
    }
}
