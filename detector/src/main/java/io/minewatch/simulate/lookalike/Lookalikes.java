package io.minewatch.simulate.lookalike;

import io.minewatch.simulate.script.Recipe;

import java.util.List;
import java.util.stream.Stream;

/** All kinds of conversations that resemble mining and are not. */
public final class Lookalikes {

    private Lookalikes() {}

    /** In a fixed order; each says why it is not mining. */
    public static List<Recipe> all() {
        return Stream.of(
                        WalletTalk.recipes(),
                        JsonServices.recipes(),
                        Quotations.recipes(),
                        Streams.recipes(),
                        Opaque.recipes(),
                        Written.recipes())
                .flatMap(List::stream)
                .toList();
    }
}
