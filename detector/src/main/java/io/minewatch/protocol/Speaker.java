package io.minewatch.protocol;

/** Who says something in a mining conversation. */
public enum Speaker {
    /** The miner's side, whoever opened the connection. */
    CLIENT,
    /** The pool's side. */
    SERVER;

    public Speaker other() {
        return this == CLIENT ? SERVER : CLIENT;
    }
}
