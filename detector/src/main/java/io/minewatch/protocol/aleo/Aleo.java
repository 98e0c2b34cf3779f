package io.minewatch.protocol.aleo;

import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;

import java.util.Optional;

/** Aleo, mined by proofs; see the README beside this file. */
public final class Aleo implements Dialect {

    private final Relative relative =
            new Relative(
                    Layouts.of(new AleoJob(), new AleoShare())
                            .with(new AleoDifficulties())
                            .with(new AleoGreeting()));

    @Override
    public String name() {
        return "stratum_v1";
    }

    @Override
    public String variant() {
        return "aleo";
    }

    @Override
    public Fit fit(Message message) {
        return relative.fit(message);
    }

    @Override
    public Optional<Speaker> speaker(Message message) {
        return relative.speaker(message);
    }

    @Override
    public boolean countsHashes() {
        return false;
    }

    @Override
    public Reader reader() {
        return relative.reader();
    }
}
