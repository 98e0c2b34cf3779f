package io.minewatch.verdict;

import io.minewatch.cadence.Sign;
import io.minewatch.estimate.ShareBook;
import io.minewatch.estimate.ShareTally;
import io.minewatch.flow.Flow;
import io.minewatch.protocol.ConversationListener;
import io.minewatch.protocol.Dialect;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Heard;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Carriage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * Gathers what one conversation shows, and hands it to judgement when it ends or when the UTC day
 * does: a detection is of one day.
 */
final class Case implements ConversationListener.Listener {

    /** Machines named in one conversation that are remembered; more are only counted. */
    static final int MAX_WORKERS = 256;

    private static final int MAX_NAME = 256;
    private static final long NANOS = 1_000_000_000;

    private final Flow flow;
    private final Consumer<Judgement.Heard> judgement;
    private final Excerpts excerpts;
    private final Handshakes handshakes;
    private final ShareBook book = new ShareBook();
    private final WorkProof proof = new WorkProof();
    private final SequencedSet<String> workers = new LinkedHashSet<>();
    private Dialect dialect;
    private Findings findings;
    private LocalDate day = LocalDate.MIN;
    private int client;
    private Optional<String> agent = Optional.empty();
    private Optional<String> host = Optional.empty();
    private final Accounts accounts = new Accounts();
    private Optional<String> algorithm = Optional.empty();
    private Optional<String> coin = Optional.empty();
    private Optional<Difficulty> shareDifficulty = Optional.empty();
    private final ChainWatch chain = new ChainWatch();
    private final SequencedSet<Carriage> carriages = new LinkedHashSet<>();
    private boolean overflowed;
    private final long reportNanos;
    private long revision;
    private long reportedNanos;
    private long heardNanos = Long.MIN_VALUE;

    Case(
            Flow flow,
            Dialect dialect,
            Consumer<Judgement.Heard> judgement,
            Excerpts excerpts,
            Handshakes handshakes,
            Optional<Duration> reportInterval) {
        this.flow = flow;
        this.dialect = dialect;
        this.judgement = judgement;
        this.reportNanos = reportInterval.map(Duration::toNanos).orElse(Long.MAX_VALUE);
        this.excerpts = excerpts;
        this.handshakes = handshakes;
        this.findings = new Findings(flow.firstNanos());
    }

    @Override
    public void dialect(Dialect other) {
        dialect = other;
    }

    @Override
    public void client(int side) {
        client = side;
    }

    @Override
    public void carried(Carriage carriage) {
        carriages.add(carriage);
        if (carriage.origin().isEmpty()) {
            host =
                    carriage.host()
                            .filter(name -> !name.isBlank())
                            .map(Case::bounded)
                            .or(() -> host);
        }
    }

    @Override
    public void withdrawn() {
        handshakes.ended(flow, this);
        findings = new Findings(flow.firstNanos());
    }

    @Override
    public void pulse(long timeNanos) {
        goOn();
        if (isDue(timeNanos) && findings.lastNanos() > heardNanos) {
            reportedNanos = timeNanos;
            heardNanos = findings.lastNanos();
            report(book.soFar(), flow.lastNanos());
        }
    }

    private boolean isDue(long timeNanos) {
        return reportNanos != Long.MAX_VALUE
                && (revision == 0 || timeNanos - reportedNanos >= reportNanos);
    }

    @Override
    public void ended(long timeNanos) {
        goOn();
        handshakes.ended(flow, this);
        close(flow.lastNanos());
    }

    /** Where only a handshake can be read, the flow going on is all that is heard of the rest. */
    private void goOn() {
        if (findings.isHandshake()) {
            turnDay(flow.lastNanos());
            findings.heard(flow.lastNanos());
        }
    }

    /** What names and times show besides the handshake. */
    void beside(Evidence one, Sign sign) {
        goOn();
        findings.beside(one, sign);
    }

    @Override
    public void event(Heard heard, Event event) {
        turnDay(heard.timeNanos());
        findings.heard(heard.timeNanos());
        if (dialect.isUnmistakable(heard.message())) {
            findings.sure();
        }
        Message.count(heard.message().root().path("client_id"))
                .ifPresent(findings.behind()::passedThrough);
        switch (event) {
            case Event.Hello hello -> hello(heard, hello);
            case Event.Subscribed subscribed -> {
                subscribed.extranonce1().ifPresent(extranonce -> proof.extranonce1(extranonce));
                note(Reason.SUBSCRIBE_REPLY, heard);
            }
            case Event.Login login -> login(heard, login);
            case Event.LoginReply reply -> loginReply(heard, reply);
            case Event.DifficultySet set -> {
                book.difficulty(set.difficulty());
                note(Reason.DIFFICULTY, heard);
            }
            case Event.Job job -> job(heard, job);
            case Event.Algorithm told -> algorithm = Optional.of(bounded(told.name()));
            case Event.Coin told -> coin = Optional.of(bounded(told.ticker()));
            case Event.Beneficiary paid -> beneficiary(paid);
            case Event.ShareDifficulty own -> shareDifficulty = Optional.of(own.difficulty());
            case Event.SharesUnanswered _ -> findings.unanswered();
            case Event.Share share -> share(heard, share);
            case Event.ShareResult result -> result(heard, result);
            case Event.Encrypted encrypted -> encrypted(heard, encrypted);
            case Event.Device device -> findings.behind().device(device);
            case Event.Redirect _ -> note(Reason.REDIRECT, heard);
            case Event.Hashrate _ -> note(Reason.HASHRATE_CLAIMED, heard);
            case Event.KeepAlive _ -> note(Reason.KEEPALIVE, heard);
            case Event.Oddity _ -> {}
        }
    }

    private void encrypted(Heard heard, Event.Encrypted encrypted) {
        boolean isHandshake = encrypted.sign() == Event.Encrypted.Sign.HANDSHAKE;
        note(isHandshake ? Reason.NOISE_HANDSHAKE : Reason.SHARE_SIZED_RECORDS, heard);
        handshakes.heard(flow, this);
    }

    private void hello(Heard heard, Event.Hello hello) {
        agent = hello.agent().map(Case::bounded).or(() -> agent);
        host = hello.host().map(Case::bounded).or(() -> host);
        if (heard.message().isCall()) {
            note(Reason.SUBSCRIBE, heard);
        }
    }

    private void login(Heard heard, Event.Login login) {
        excerpts.hide(bounded(login.user()));
        excerpts.hide(bounded(login.account()));
        accounts.turnTo(bounded(login.account()));
        login.worker().ifPresent(this::worker);
        findings.behind().user(bounded(login.user()));
        note(Reason.LOGIN, heard);
    }

    private void loginReply(Heard heard, Event.LoginReply reply) {
        if (!reply.accepted()) {
            accounts.refused();
        }
        note(reply.accepted() ? Reason.LOGIN_ACCEPTED : Reason.LOGIN_REFUSED, heard);
    }

    private void beneficiary(Event.Beneficiary paid) {
        excerpts.hide(bounded(paid.user()));
        excerpts.hide(bounded(paid.account()));
        accounts.turnTo(bounded(paid.account()));
    }

    private void worker(String name) {
        excerpts.hide(bounded(name));
        if (workers.size() < MAX_WORKERS) {
            workers.add(bounded(name));
        } else if (!workers.contains(bounded(name))) {
            overflowed = true;
        }
    }

    private void job(Heard heard, Event.Job job) {
        job.difficulty()
                .ifPresentOrElse(
                        difficulty -> book.job(job.id(), difficulty), () -> book.job(job.id()));
        algorithm = job.algorithm().or(() -> algorithm);
        chain.job(heard.timeNanos(), job);
        job.template().ifPresent(template -> proof.job(job.id(), template));
        findings.canWork(heard.timeNanos());
        note(Reason.JOB, heard);
    }

    private void share(Heard heard, Event.Share share) {
        share.worker().ifPresent(this::worker);
        share.solution().ifPresent(solution -> proof.share(share.jobId(), solution));
        share.hash().ifPresent(findings.hashes()::submitted);
        shareDifficulty.ifPresentOrElse(
                own -> book.share(share.requestId(), own),
                () -> book.share(share.requestId(), share.jobId()));
        shareDifficulty = Optional.empty();
        findings.behind().share(share.jobId());
        accounts.share();
        findings.canWork(isServerHeard() ? heard.timeNanos() : findings.startNanos());
        note(Reason.SHARE, heard);
    }

    /**
     * Without the server's side jobs are not heard: then the client works from its first packet on.
     * Counted from its first share on, there would be one share too many in the time.
     */
    private boolean isServerHeard() {
        return flow.bytes(1 - client) > 0;
    }

    private void result(Heard heard, Event.ShareResult result) {
        if (result.assumed() || !book.result(result.requestId(), result.accepted())) {
            shareDifficulty.ifPresentOrElse(
                    own -> book.result(result.accepted(), own),
                    () -> book.result(result.accepted()));
        }
        shareDifficulty = Optional.empty();
        findings.canWork(heard.timeNanos());
        note(result.accepted() ? Reason.SHARE_ACCEPTED : Reason.SHARE_REJECTED, heard);
    }

    private void note(Reason reason, Heard heard) {
        if (findings.isNew(reason)) {
            findings.note(
                    new Evidence(
                            reason,
                            dialect.name() + "/1",
                            instant(heard.timeNanos()),
                            heard.speaker() == Speaker.CLIENT ? "client" : "server",
                            excerpts.of(heard.message(), findings)));
        }
    }

    private void turnDay(long timeNanos) {
        LocalDate today = day(timeNanos);
        if (today.isAfter(day)) {
            if (!day.equals(LocalDate.MIN)) {
                close(findings.lastNanos());
                Findings before = findings;
                findings = new Findings(timeNanos);
                findings.carriesOn(before, timeNanos);
                if (before.isHandshake()) {
                    findings.knows(before, instant(timeNanos));
                }
            }
            day = today;
        }
    }

    /** The last report of a day or of all. */
    private void close(long endNanos) {
        report(book.take(), endNanos);
        accounts.turnDay();
        revision = 0;
        heardNanos = findings.lastNanos();
    }

    private void report(ShareTally tally, long endNanos) {
        var said =
                new Said(
                        agent,
                        host,
                        accounts.most(),
                        workers,
                        overflowed,
                        algorithm,
                        coin,
                        chain.chain(),
                        chain.coinbase(),
                        carriages);
        judgement.accept(
                new Judgement.Heard(
                        flow,
                        dialect,
                        client,
                        day,
                        findings,
                        tally,
                        said,
                        proof,
                        book.difficulty(),
                        ++revision,
                        endNanos));
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    /** In UTC. */
    static LocalDate day(long nanos) {
        return LocalDate.ofInstant(instant(nanos), ZoneOffset.UTC);
    }

    /** As much of a name as is remembered. */
    static String bounded(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }
}
