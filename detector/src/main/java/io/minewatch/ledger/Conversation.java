package io.minewatch.ledger;

/** The last report of a conversation, without its text. */
record Conversation(
        String flow, long revision, long print, long firstUs, long lastUs, Facts facts) {

    /** Of two reports of one conversation the same one wins, in whichever order they come. */
    boolean isOlderThan(Conversation other) {
        return other.revision != revision ? other.revision > revision : other.print > print;
    }
}
