package io.minewatch.simulate.script;

import java.util.Optional;

/**
 * One conversation, ready to be put on the wire.
 *
 * @param name of the recipe it was made from
 * @param serverPort 1 to 65535
 * @param tally what was mined in it; empty if it is not mining. Complete once the script has been
 *     read to its end
 * @param keepAlive nanoseconds of silence after which TCP asks whether the other end lives; 0 if
 *     never
 */
public record Conversation(
        String name,
        Transport transport,
        int serverPort,
        Script script,
        Optional<Tally> tally,
        Opening opening,
        Closing closing,
        long keepAlive) {

    /** What carries it. */
    public enum Transport {
        TCP,
        UDP
    }

    /** How a TCP connection comes about. */
    public enum Opening {
        ACCEPTED,
        /** The server resets it. */
        REFUSED,
        /** Nobody answers the SYN. */
        IGNORED
    }

    /** How a TCP connection ends. */
    public enum Closing {
        CLIENT_FIN,
        SERVER_FIN,
        CLIENT_RESET,
        SERVER_RESET,
        /** It outlives the capture. */
        NONE
    }

    /** Over TCP, ended by the client, not mining. */
    public static Conversation tcp(String name, int port, Script script) {
        return new Conversation(
                name,
                Transport.TCP,
                port,
                script,
                Optional.empty(),
                Opening.ACCEPTED,
                Closing.CLIENT_FIN,
                0);
    }

    /** Over UDP, not mining. */
    public static Conversation udp(String name, int port, Script script) {
        return new Conversation(
                name,
                Transport.UDP,
                port,
                script,
                Optional.empty(),
                Opening.ACCEPTED,
                Closing.NONE,
                0);
    }

    /** The same, and it is mining. */
    public Conversation mining(Tally counts) {
        return new Conversation(
                name,
                transport,
                serverPort,
                script,
                Optional.of(counts),
                opening,
                closing,
                keepAlive);
    }

    /** The same, opened otherwise. */
    public Conversation opened(Opening how) {
        return new Conversation(
                name, transport, serverPort, script, tally, how, closing, keepAlive);
    }

    /** The same, ended otherwise. */
    public Conversation closed(Closing how) {
        return new Conversation(
                name, transport, serverPort, script, tally, opening, how, keepAlive);
    }

    /** The same with TCP keep-alive probes after so many nanoseconds of silence. */
    public Conversation keptAlive(long nanos) {
        return new Conversation(
                name, transport, serverPort, script, tally, opening, closing, nanos);
    }
}
