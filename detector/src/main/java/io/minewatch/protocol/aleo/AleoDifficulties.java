package io.minewatch.protocol.aleo;

import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.stratum.Difficulties;

import java.util.Optional;
import java.util.OptionalLong;

/** {@code mining.set_target} has a whole number: how many proofs a share stands for. */
final class AleoDifficulties implements Difficulties {

    @Override
    public Optional<Event> announced(Message message) {
        if (!message.method().equals("mining.set_target")) {
            return Difficulties.ANNOUNCED.announced(message);
        }
        OptionalLong proofs = Message.count(message.param(0));
        return Optional.of(
                proofs.isPresent() && proofs.getAsLong() > 0
                        ? new Event.DifficultySet(
                                new Difficulty(proofs.getAsLong(), Difficulty.Unit.HASHES))
                        : new Event.Oddity("target is no positive number"));
    }
}
