package io.minewatch.protocol.btcagent;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.BinaryForm;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Envelope;
import io.minewatch.protocol.stratum.BitcoinJob;
import io.minewatch.protocol.stratum.BitcoinShare;
import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;
import io.minewatch.protocol.stratum.Words;

import java.util.Optional;
import java.util.Set;

/**
 * What BTCAgent speaks to its pool: Stratum V1 on lines, and binary messages about the machines
 * behind it; see the README beside this file.
 */
public final class BtcAgent implements Dialect {

    static final String CAPABILITIES = "agent.get_capabilities";

    /** What agents and pools can do: shares with rolled versions, answers to shares. */
    private static final Set<String> KNOWN = Set.of("verrol", "subres");

    private static final String AGENT = "btccom-agent";

    private static final Layouts LINES = Layouts.of(new BitcoinJob(), new BitcoinShare());

    private final Relative relative = new Relative(LINES);

    @Override
    public String name() {
        return "btcagent";
    }

    @Override
    public Set<Envelope.Kind> envelopes() {
        return Set.of(Envelope.Kind.LINE, Envelope.Kind.WEB_SOCKET, Envelope.Kind.FRAME);
    }

    @Override
    public Optional<BinaryForm> binaryForm() {
        return Optional.of(new AgentFrames());
    }

    @Override
    public Fit fit(Message message) {
        if (message.envelope().kind() == Envelope.Kind.FRAME) {
            return FrameKind.speaker(message.method()).isPresent() ? Fit.OWN : Fit.NONE;
        }
        if (!Words.areAll(message)) {
            return Fit.NONE;
        }
        if (message.method().equals(CAPABILITIES)
                || isCapabilities(message.result())
                || message.method().equals("mining.subscribe")
                        && Message.text(message.param(0)).startsWith(AGENT)) {
            return Fit.OWN;
        }
        return relative.fit(message) == Fit.NONE ? Fit.NONE : Fit.HINT;
    }

    /** {@code {"capabilities": [...]}} with none but those that are known. */
    static boolean isCapabilities(JsonNode result) {
        JsonNode all = result.path("capabilities");
        boolean isKnown = all.isArray() && !all.isEmpty() && result.size() == 1;
        for (JsonNode one : all) {
            isKnown &= KNOWN.contains(Message.text(one));
        }
        return isKnown;
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        if (message.method().equals(CAPABILITIES)) {
            return Optional.of(Speaker.CLIENT);
        }
        if (isCapabilities(message.result())) {
            return Optional.of(Speaker.SERVER);
        }
        return FrameKind.speaker(message.method()).or(() -> relative.speaker(message));
    }

    @Override
    public boolean countsHashes() {
        return false;
    }

    @Override
    public boolean embeds(Dialect other) {
        return other.name().equals("stratum_v1");
    }

    @Override
    public Reader reader() {
        return new BtcAgentReader(relative.reader());
    }
}
