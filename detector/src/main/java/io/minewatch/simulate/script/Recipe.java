package io.minewatch.simulate.script;

/**
 * How to make conversations of one kind.
 *
 * @param name unique; lower case, digits and dashes
 * @param group several recipes in common; of miners the dialect, for example {@code stratum_v1}
 * @param about what it is, and of a look-alike why it is not mining; one line
 */
public record Recipe(String name, String group, String about, Maker maker) {

    /** Makes one conversation. */
    public interface Maker {
        /** A new conversation for this scene. */
        Conversation make(Scene scene);
    }

    /** One conversation of this kind. */
    public Conversation make(Scene scene) {
        return maker.make(scene);
    }
}
