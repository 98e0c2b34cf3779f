package io.minewatch.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

class EventTest {

    private static final Optional<Difficulty> HARD =
            Optional.of(new Difficulty(2, Difficulty.Unit.HASHES));

    private static final Optional<Event.BlockTemplate> TEMPLATE =
            Optional.of(new Event.BlockTemplate("aa", "01", "02", List.of(), "03", "04", "05"));

    private static final Event.Job FULL =
            new Event.Job(
                    "1",
                    true,
                    Optional.of("aa"),
                    OptionalLong.of(7),
                    Optional.of("octopus"),
                    HARD,
                    TEMPLATE);

    @Test
    void aJobHasNothingButItsName() {
        assertEquals(
                new Event.Job(
                        "1",
                        false,
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Event.Job.of("1"));
    }

    @Test
    void aJobHasWhatItIsGiven() {
        assertEquals(
                FULL,
                Event.Job.of("1")
                        .clean(true)
                        .previousHash(Optional.of("aa"))
                        .height(OptionalLong.of(7))
                        .algorithm("octopus")
                        .difficulty(HARD)
                        .template(TEMPLATE));
    }

    @Test
    void eachCopyOfAJobDiffersInOneValue() throws ReflectiveOperationException {
        assertEquals(List.of("clean"), changed(FULL.clean(false)));
        assertEquals(List.of("previousHash"), changed(FULL.previousHash(Optional.empty())));
        assertEquals(List.of("height"), changed(FULL.height(OptionalLong.empty())));
        assertEquals(List.of("algorithm"), changed(FULL.algorithm("eaglesong")));
        assertEquals(List.of("algorithm"), changed(FULL.algorithm(Optional.empty())));
        assertEquals(List.of("difficulty"), changed(FULL.difficulty(Optional.empty())));
        assertEquals(List.of("template"), changed(FULL.template(Optional.empty())));
    }

    @Test
    void aShareHasWhatItIsGiven() {
        var solution = Optional.of(new Event.Solution("01", "02", "03", Optional.empty()));
        var bare = new Event.Share("4", "1", Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals(bare, Event.Share.of("4", "1"));
        assertEquals(
                new Event.Share("4", "1", Optional.of("rig"), solution, Optional.of("ab")),
                bare.worker(Optional.of("rig")).solution(solution).hash(Optional.of("ab")));
    }

    /** In what a job is another than {@link #FULL}. */
    private static List<String> changed(Event.Job job) throws ReflectiveOperationException {
        var names = new ArrayList<String>();
        for (var value : Event.Job.class.getRecordComponents()) {
            if (!value.getAccessor().invoke(job).equals(value.getAccessor().invoke(FULL))) {
                names.add(value.getName());
            }
        }
        return names;
    }
}
