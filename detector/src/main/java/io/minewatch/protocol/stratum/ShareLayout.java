package io.minewatch.protocol.stratum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.UserName;

import java.util.Optional;

/** How one relative writes its shares. */
public interface ShareLayout {

    /**
     * What a share says.
     *
     * @param jobId the job that it belongs to, empty if it names none
     * @param user the name that the miner logged in with, if shares repeat it
     * @param worker which machine
     * @param solution the header's missing parts, where the relative shows them
     */
    record Sent(
            String jobId,
            Optional<UserName> user,
            Optional<String> worker,
            Optional<Event.Solution> solution) {

        /** The share of this user for this job. */
        public static Sent of(JsonNode user, JsonNode job) {
            Optional<UserName> name = Message.optionalText(user).map(UserName::of);
            return new Sent(job.asText(""), name, name.flatMap(UserName::worker), Optional.empty());
        }
    }

    /** How well these parameters fit: {@link Fit#OWN} if they are unmistakable. */
    Fit fit(JsonNode params);

    /** What parameters say, whether they fit or not. Most begin with user and job. */
    default Sent read(JsonNode params) {
        return Sent.of(params.path(0), params.path(1));
    }

    /** {@link Fit#OWN} if so, else what any share of the family is. */
    static Fit ownIf(boolean unmistakable) {
        return unmistakable ? Fit.OWN : Fit.HINT;
    }
}
