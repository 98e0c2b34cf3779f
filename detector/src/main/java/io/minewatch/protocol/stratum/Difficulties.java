package io.minewatch.protocol.stratum;

import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;

import java.util.Optional;

/** How one relative announces how hard shares have to be. */
public interface Difficulties {

    /** {@code mining.set_difficulty} counts difficulty 1, {@code mining.set_target} is a target. */
    Difficulties ANNOUNCED =
            message ->
                    Optional.of(
                            message.method().equals("mining.set_target")
                                    ? target(message)
                                    : Difficulty.announced(message.param(0).asDouble(0)));

    /** Each job has its target; what is announced besides is a courtesy that no miner reads. */
    Difficulties OF_JOBS = _ -> Optional.empty();

    /**
     * What {@code mining.set_difficulty} or {@code mining.set_target} means; empty if nothing. What
     * is announced counts more than what jobs say of themselves.
     */
    Optional<Event> announced(Message message);

    private static Event target(Message message) {
        return Shape.target(message.param(0))
                .<Event>map(Event.DifficultySet::new)
                .orElse(new Event.Oddity("target is no number"));
    }
}
