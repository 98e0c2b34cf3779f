package io.minewatch.probe;

import io.minewatch.protocol.BinaryForm;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Envelope;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A dialect, all the same but that every message of the server is told, also without meaning. */
record Overheard(Dialect dialect, Consumer<Message> listener) implements Dialect {

    @Override
    public String name() {
        return dialect.name();
    }

    @Override
    public String variant() {
        return dialect.variant();
    }

    @Override
    public Set<Envelope.Kind> envelopes() {
        return dialect.envelopes();
    }

    @Override
    public Optional<BinaryForm> binaryForm() {
        return dialect.binaryForm();
    }

    @Override
    public Fit fit(Message message) {
        return dialect.fit(message);
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        return dialect.speaker(message);
    }

    @Override
    public boolean countsHashes() {
        return dialect.countsHashes();
    }

    @Override
    public String unit() {
        return dialect.unit();
    }

    @Override
    public boolean embeds(Dialect other) {
        return dialect.embeds(other instanceof Overheard heard ? heard.dialect : other);
    }

    @Override
    public boolean hidesInNoise() {
        return dialect.hidesInNoise();
    }

    @Override
    public Set<String> algorithms() {
        return dialect.algorithms();
    }

    @Override
    public Reader reader() {
        Reader reader = dialect.reader();
        return (speaker, message, events) -> {
            reader.read(speaker, message, events);
            if (speaker == Speaker.SERVER) {
                listener.accept(message);
            }
        };
    }
}
