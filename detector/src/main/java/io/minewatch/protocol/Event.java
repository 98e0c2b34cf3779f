package io.minewatch.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is said in a mining conversation: the only vocabulary that the rest of the program knows.
 *
 * <p>Request ids are texts, whatever the wire has; an empty id means that none was given.
 */
public sealed interface Event {

    /**
     * The client introduces itself.
     *
     * @param agent its software as it says itself
     * @param host the server's name as the client was told it, if it says so
     */
    record Hello(Optional<String> agent, Optional<String> host) implements Event {}

    /**
     * The server took the client's introduction.
     *
     * @param extranonce1 hexadecimal, the part of the search space that is this client's
     * @param extranonce2Size bytes that the client may choose, 0 if the dialect has none
     */
    record Subscribed(Optional<String> extranonce1, int extranonce2Size) implements Event {}

    /**
     * The client says for whom it works. The password is not kept.
     *
     * @param user all of the name as it was said
     * @param account who is paid
     * @param worker which machine
     */
    record Login(String user, String account, Optional<String> worker) implements Event {}

    /** The server's answer to a {@link Login}. */
    record LoginReply(boolean accepted, Optional<String> reason) implements Event {}

    /** The server says how hard shares have to be from the next job on. */
    record DifficultySet(Difficulty difficulty) implements Event {}

    /**
     * The server sends work.
     *
     * @param id name of the job; shares refer to it
     * @param clean true if all former jobs are void: the sign of a new block
     * @param previousHash of the chain, as the dialect writes it
     * @param height of the block that is worked on
     * @param algorithm if the job names it
     * @param difficulty if the job carries its own
     * @param template the block header's parts, where the dialect shows all of them
     */
    record Job(
            String id,
            boolean clean,
            Optional<String> previousHash,
            OptionalLong height,
            Optional<String> algorithm,
            Optional<Difficulty> difficulty,
            Optional<BlockTemplate> template)
            implements Event {

        /** A job that has nothing but its name. */
        public static Job of(String id) {
            return new Job(
                    id,
                    false,
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The same, with all former jobs void or not. */
        public Job clean(boolean other) {
            return new Job(id, other, previousHash, height, algorithm, difficulty, template);
        }

        /** The same on another block. */
        public Job previousHash(Optional<String> other) {
            return new Job(id, clean, other, height, algorithm, difficulty, template);
        }

        /** The same at another height. */
        public Job height(OptionalLong other) {
            return new Job(id, clean, previousHash, other, algorithm, difficulty, template);
        }

        /** The same for an algorithm whose name is known. */
        public Job algorithm(String other) {
            return algorithm(Optional.of(other));
        }

        /** The same for another algorithm, or for one that is not named. */
        public Job algorithm(Optional<String> other) {
            return new Job(id, clean, previousHash, height, other, difficulty, template);
        }

        /** The same with another difficulty of its own. */
        public Job difficulty(Optional<Difficulty> other) {
            return new Job(id, clean, previousHash, height, algorithm, other, template);
        }

        /** The same with another template. */
        public Job template(Optional<BlockTemplate> other) {
            return new Job(id, clean, previousHash, height, algorithm, difficulty, other);
        }
    }

    /**
     * The client sends work done.
     *
     * @param requestId which request it was, for its {@link ShareResult}
     * @param jobId the job that it belongs to
     * @param worker which machine, if the share says so
     * @param solution the header's missing parts, where the dialect shows them
     * @param hash the share's hash, if the client tells it, hexadecimal
     */
    record Share(
            String requestId,
            String jobId,
            Optional<String> worker,
            Optional<Solution> solution,
            Optional<String> hash)
            implements Event {

        /** One that says no more than to what it belongs. */
        public static Share of(String requestId, String jobId) {
            return new Share(
                    requestId, jobId, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** The same by another machine, or by one that is not named. */
        public Share worker(Optional<String> other) {
            return new Share(requestId, jobId, other, solution, hash);
        }

        /** The same with another solution. */
        public Share solution(Optional<Solution> other) {
            return new Share(requestId, jobId, worker, other, hash);
        }

        /** The same with another hash. */
        public Share hash(Optional<String> other) {
            return new Share(requestId, jobId, worker, solution, other);
        }
    }

    /**
     * The next {@link Share}, or answer to one that was not heard, is of this difficulty whatever
     * its job's is: one connection may carry several miners, each with its own.
     */
    record ShareDifficulty(Difficulty difficulty) implements Event {}

    /** What is said is secret; how long it is shows what it is. */
    record Encrypted(Sign sign) implements Event {

        /** What shows. */
        public enum Sign {
            /** The handshake has the lengths of a mining protocol's. */
            HANDSHAKE,
            /** The records behind it are as long as shares and their acceptance. */
            SHARE_SIZED
        }
    }

    /** The server answers no shares, as the two sides agreed. */
    record SharesUnanswered() implements Event {}

    /**
     * The server's word on a share.
     *
     * @param requestId of the {@link Share}
     * @param accepted true if it counts
     * @param reason why not
     * @param assumed true if the share itself was not seen and the reply only looks like one to a
     *     share
     */
    record ShareResult(String requestId, boolean accepted, Optional<String> reason, boolean assumed)
            implements Event {}

    /**
     * The proof of work, where something else than a job tells it: the size of a solution, the size
     * of a graph.
     *
     * @param name as the signatures have it, "equihash_144_5"
     */
    record Algorithm(String name) implements Event {}

    /**
     * What is mined, where the work itself says so: other coins with the same proof of work have
     * work of another form.
     *
     * @param ticker as the signatures have it, "BTG"
     */
    record Coin(String ticker) implements Event {}

    /**
     * A share says for whom it is: no login was heard that would, or several were.
     *
     * @param user all of the name as it was said
     * @param account who is paid
     */
    record Beneficiary(String user, String account) implements Event {}

    /**
     * A machine behind the client shows itself.
     *
     * @param name what tells it from the others of this conversation
     */
    record Device(String name, Sign sign) implements Event {

        /** How it shows. */
        public enum Sign {
            /** The client announced it, as agents do that list theirs. */
            REGISTERED,
            /** The client took it off its list. */
            GONE,
            /**
             * A share is from a part of the nonces that a proxy gives one machine. Some miners cut
             * the nonces up among their own threads, so it counts with a proxy's agent only.
             */
            NONCE_SLOT
        }
    }

    /** The server sends the client elsewhere. Empty parts mean "the same". */
    record Redirect(Optional<String> host, Optional<Integer> port) implements Event {}

    /** The client claims a hashrate, in hashes per second. */
    record Hashrate(double hashesPerSecond) implements Event {}

    /** A sign of life without content. */
    record KeepAlive() implements Event {}

    /** Something that the dialect has no meaning for. */
    record Oddity(String what) implements Event {}

    /**
     * A Bitcoin-style header but for what the miner chooses; all fields hexadecimal as on the wire.
     */
    record BlockTemplate(
            String previousHash,
            String coinbase1,
            String coinbase2,
            List<String> branches,
            String version,
            String bits,
            String time) {}

    /**
     * What a miner chose; all fields hexadecimal as on the wire.
     *
     * @param versionBits rolled bits of the version, if it rolled any
     */
    record Solution(String extranonce2, String time, String nonce, Optional<String> versionBits) {}
}
