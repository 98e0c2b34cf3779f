package io.minewatch.verdict;

import io.minewatch.cadence.name.TlsSeen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody mines: what one conversation showed. Conversations of the same miner with the same pool
 * in the same dialect, address domain and UTC day have the same id.
 *
 * @param id deterministic, "d1-" and 24 characters
 * @param revision counts the reports of this conversation on this day, from 1; a later one replaces
 *     an earlier one
 * @param start time of the first packet that counts
 * @param end time of the last one
 * @param client the miner's side, whoever spoke first
 * @param server the pool's side
 * @param serverName name of the server, if something on the wire or in the signatures tells it
 * @param tls what the beginning of TLS showed, where that is what the detection rests on
 * @param addressDomain in which {@code client.address} is meant: "" or "vlan:77", "vxlan:5000"
 * @param communityId Community ID v1 of the flow
 * @param transport "tcp" or "udp"
 * @param tunnels what it was wrapped in, outermost first
 * @param packets seen in the flow
 * @param bytes of payload seen in the flow
 * @param source name of the capture
 * @param loss share of the flow's payload that was not seen, 0 to 1
 */
public record Detection(
        String id,
        long revision,
        Instant start,
        Instant end,
        Endpoint client,
        Endpoint server,
        Optional<String> serverName,
        TlsSeen tls,
        String addressDomain,
        String communityId,
        String transport,
        List<Tunnel> tunnels,
        long packets,
        long bytes,
        Mining mining,
        List<Evidence> evidence,
        String source,
        double loss) {

    /**
     * The same, with what the capture lost as a whole added to what is known to be missing of this
     * flow: its hashrate counts only what was seen.
     *
     * @param captureLoss share of the frames that were lost, 0 to 1
     */
    public Detection withCaptureLoss(double captureLoss) {
        return new Detection(
                id,
                revision,
                start,
                end,
                client,
                server,
                serverName,
                tls,
                addressDomain,
                communityId,
                transport,
                tunnels,
                packets,
                bytes,
                mining,
                evidence,
                source,
                Math.min(1, loss + captureLoss));
    }

    /** The same conversation with another finding; the id stays, it does not depend on it. */
    public Detection with(Mining other) {
        return new Detection(
                id,
                revision,
                start,
                end,
                client,
                server,
                serverName,
                tls,
                addressDomain,
                communityId,
                transport,
                tunnels,
                packets,
                bytes,
                other,
                evidence,
                source,
                loss);
    }
}
