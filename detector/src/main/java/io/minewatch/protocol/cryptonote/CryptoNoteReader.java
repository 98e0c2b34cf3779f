package io.minewatch.protocol.cryptonote;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Requests;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.UserName;

import java.util.Locale;
import java.util.Optional;

/** Reads one conversation of the CryptoNote family: matches answers to what was asked. */
final class CryptoNoteReader implements Reader {

    private enum Asked {
        LOGIN,
        SUBMIT,
        KEEP_ALIVE,
        OTHER
    }

    private static final int NONCE_DIGITS = 8;

    /** The last of four bytes. */
    private static final int SLOT_AT = 6;

    private final Requests<Asked> requests = new Requests<>();
    private final CryptoNoteJobs jobs = new CryptoNoteJobs();

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        if (speaker == Speaker.CLIENT) {
            fromClient(message, events);
        } else if (message.isCall()) {
            notice(message, events);
        } else if (message.isReply()) {
            reply(message, events);
        }
    }

    private void fromClient(Message message, EventListener events) {
        switch (message.method()) {
            case "login" -> {
                requests.asked(message.id(), Asked.LOGIN);
                login(message.params(), events);
            }
            case "submit" -> submit(message, events);
            case "keepalived" -> {
                requests.asked(message.id(), Asked.KEEP_ALIVE);
                events.event(new Event.KeepAlive());
            }
            default -> requests.asked(message.id(), Asked.OTHER);
        }
    }

    /** The password is passed over: besides secrets it holds e-mail addresses. */
    private static void login(JsonNode params, EventListener events) {
        Optional<String> agent = Message.optionalText(params.path("agent"));
        if (agent.isPresent()) {
            events.event(new Event.Hello(agent, Optional.empty()));
        }
        Optional<String> rig = Message.optionalText(params.path("rigid"));
        Message.optionalText(params.path("login"))
                .map(LoginShape::userName)
                .map(name -> new UserName(name.user(), name.account(), rig.or(name::worker)))
                .ifPresent(name -> events.event(name.login()));
    }

    /** Without a job and a nonce it is no share, of whatever algorithm: others submit, too. */
    private void submit(Message message, EventListener events) {
        if (!CryptoNote.mayBeShare(message.params())) {
            requests.asked(message.id(), Asked.OTHER);
            events.event(new Event.Oddity("share without a nonce"));
            return;
        }
        String token = requests.asked(message.id(), Asked.SUBMIT);
        events.event(
                Event.Share.of(token, message.params().path("job_id").asText(""))
                        .hash(hash(message.params())));
        slot(Message.text(message.params().path("nonce")), events);
    }

    /** Behind a nonce of 8 bytes it is another algorithm's, whose hashes begin at the other end. */
    private static Optional<String> hash(JsonNode params) {
        return Optional.of(Message.text(params.path("result")))
                .filter(_ -> CryptoNote.isShare(params));
    }

    /**
     * The last byte of the nonce is fixed in NiceHash mode, one for each miner behind a proxy. Who
     * has all of the nonce begins with 0 there and hardly comes to 1 while a job lasts.
     */
    private static void slot(String nonce, EventListener events) {
        if (nonce.length() != NONCE_DIGITS) {
            return;
        }
        String slot = nonce.substring(SLOT_AT).toLowerCase(Locale.ROOT);
        if (!slot.equals("00")) {
            events.event(new Event.Device(slot, Event.Device.Sign.NONCE_SLOT));
        }
    }

    private void notice(Message message, EventListener events) {
        switch (message.method()) {
            case "job" -> job(message.params(), events);
            case "client.reconnect" ->
                    events.event(
                            new Event.Redirect(
                                    Message.optionalText(message.param(0)),
                                    Message.port(message.param(1))));
            case "client.show_message" -> {}
            default -> events.event(new Event.Oddity("unknown method"));
        }
    }

    private void job(JsonNode params, EventListener events) {
        if (JobShape.mayBeJob(params)) {
            jobs.read(params, events);
        } else {
            events.event(new Event.Oddity("job without a target"));
        }
    }

    private void reply(Message message, EventListener events) {
        var request = requests.answered(message.id());
        if (request.isEmpty()) {
            unheardRequest(message, events);
            return;
        }
        switch (request.get().kind()) {
            case LOGIN -> welcome(message, events);
            case SUBMIT -> result(request.get().token(), false, message, events);
            case KEEP_ALIVE -> {}
            case OTHER -> JobShape.job(message).ifPresent(job -> jobs.read(job, events));
        }
    }

    /**
     * The request was not captured. With a job comes the reply to a login or to a request for work;
     * what else is answered is a share, unless it says that it was a sign of life.
     */
    private void unheardRequest(Message message, EventListener events) {
        Optional<JsonNode> job = JobShape.job(message);
        if (message.result().has("job")) {
            welcome(message, events);
        } else if (job.isPresent()) {
            jobs.read(job.get(), events);
        } else if (CryptoNote.status(message).equals("KEEPALIVED")) {
            events.event(new Event.KeepAlive());
        } else if (jobs.sawJob() && (isAccepted(message) || message.isError())) {
            result("", true, message, events);
        }
    }

    /** A pool says a session, work, or that all is well; other services welcome people, too. */
    private void welcome(Message message, EventListener events) {
        boolean accepted = !message.isError() && message.result().isObject();
        if (accepted && !isSession(message)) {
            events.event(new Event.Oddity("welcome without a session"));
            return;
        }
        events.event(new Event.LoginReply(accepted, message.errorText()));
        if (accepted) {
            JobShape.job(message).ifPresent(job -> jobs.read(job, events));
        }
    }

    private static boolean isSession(Message message) {
        return message.result().has("id") || message.result().has("job") || isAccepted(message);
    }

    private static void result(
            String token, boolean assumed, Message message, EventListener events) {
        boolean accepted = isAccepted(message) || !assumed && isTrue(message);
        events.event(new Event.ShareResult(token, accepted, message.errorText(), assumed));
    }

    private static boolean isAccepted(Message message) {
        return !message.isError() && CryptoNote.status(message).equals("OK");
    }

    /** Some pools answer a share as elsewhere. */
    private static boolean isTrue(Message message) {
        return !message.isError() && message.result().asBoolean(false);
    }
}
