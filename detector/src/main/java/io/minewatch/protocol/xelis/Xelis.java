package io.minewatch.protocol.xelis;

import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.stratum.Layouts;
import io.minewatch.protocol.stratum.Relative;

import java.util.Optional;

/** Xelis, mined by XelisHash; see the README beside this file. */
public final class Xelis implements Dialect {

    private final Relative relative =
            new Relative(Layouts.of(new XelisJob(), new XelisShare()).with(new XelisGreeting()));

    @Override
    public String name() {
        return "stratum_v1";
    }

    @Override
    public String variant() {
        return "xelis";
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
        return true;
    }

    @Override
    public Reader reader() {
        return relative.reader();
    }
}
