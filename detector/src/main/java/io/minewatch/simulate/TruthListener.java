package io.minewatch.simulate;

import io.minewatch.simulate.net.Flow;

import java.io.IOException;

/** Hears what every conversation but the ordinary ones really was, when it is over. */
public interface TruthListener {

    /** One conversation; {@code mining} as opposed to a look-alike. */
    void over(Flow flow, boolean mining) throws IOException;
}
