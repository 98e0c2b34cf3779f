package io.minewatch.protocol.pearl;

import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.stratum.Difficulties;
import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;

import java.util.Optional;

/** Pearl, mined by multiplying matrices; see the README beside this file. */
public final class Pearl implements Dialect {

    private final Relative relative =
            new Relative(
                    Layouts.of(new PearlJob(), new PearlShare())
                            .with(Difficulties.OF_JOBS)
                            .with(new PearlGreeting()));

    @Override
    public String name() {
        return "stratum_v1";
    }

    @Override
    public String variant() {
        return "pearl";
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
