package io.minewatch.protocol.webmining;

import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Envelope;

import java.util.Optional;
import java.util.Set;

/**
 * What miners in web pages say: Coinhive and its kin, webminerpool, Nimiq; see the README beside
 * this file. Only in WebSocket, as a page can open nothing else.
 */
public final class WebMining implements Dialect {

    @Override
    public String name() {
        return "webmining";
    }

    @Override
    public Set<Envelope.Kind> envelopes() {
        return Set.of(Envelope.Kind.WEB_SOCKET);
    }

    @Override
    public Fit fit(Message message) {
        return Saying.of(message).map(Saying::fit).orElse(Fit.NONE);
    }

    /** Work and who wants it, and what is said of hashes; a queue of anything takes the rest. */
    @Override
    public boolean isUnmistakable(Message message) {
        return Saying.of(message)
                .filter(one -> one.kind() != Saying.Kind.SHARE)
                .filter(one -> one.fit().compareTo(Fit.SHARED) >= 0)
                .isPresent();
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        return Saying.of(message).map(saying -> saying.kind().speaker);
    }

    @Override
    public boolean countsHashes() {
        return true;
    }

    @Override
    public Reader reader() {
        return new WebMiningReader();
    }
}
