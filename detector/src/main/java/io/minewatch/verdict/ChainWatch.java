package io.minewatch.verdict;

import io.minewatch.protocol.Event;
import io.minewatch.signature.Chain;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps what the jobs of one conversation last told of the block that is worked on. A coinbase is
 * read when it is asked for, and only if it is another one.
 */
final class ChainWatch {

    private Optional<Event.BlockTemplate> template = Optional.empty();
    private OptionalLong height = OptionalLong.empty();
    private long timeNanos;
    private String read1 = "";
    private String read2 = "";
    private Optional<Coinbase> coinbase = Optional.empty();

    void job(long nanos, Event.Job job) {
        timeNanos = nanos;
        template = job.template().or(() -> template);
        height = job.height().isPresent() ? job.height() : height;
    }

    Chain chain() {
        LocalDate day = Case.day(timeNanos);
        OptionalLong told =
                height.isPresent()
                        ? height
                        : coinbase().map(Coinbase::height).orElseGet(OptionalLong::empty);
        return new Chain(template.map(Event.BlockTemplate::bits), told, day);
    }

    Optional<Coinbase> coinbase() {
        template.ifPresent(this::read);
        return coinbase;
    }

    private void read(Event.BlockTemplate last) {
        if (!last.coinbase1().equals(read1) || !last.coinbase2().equals(read2)) {
            read1 = last.coinbase1();
            read2 = last.coinbase2();
            coinbase = Coinbase.of(read1, read2);
        }
    }
}
