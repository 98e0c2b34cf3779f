package io.minewatch.protocol.stratum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Event;

import java.util.List;

/** How one relative writes its jobs. */
public interface JobLayout {

    /** True if these are parameters of a job in this layout, and in no other relative's. */
    boolean fits(JsonNode params);

    /** What parameters that fit say: a job, or one for each of several chains. */
    List<Event.Job> read(JsonNode params);
}
