package io.minewatch.simulate.script;

/** Which end of a conversation speaks; the client is the one that opened it. */
public enum Side {
    CLIENT,
    SERVER;

    /** The end that is spoken to. */
    public Side other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
