package io.minewatch.protocol.btcagent;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.protocol.Dialect.EventListener;
import io.minewatch.protocol.Dialect.Reader;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.Speaker;
import io.minewatch.protocol.carrier.Envelope;

/** Reads one connection of an agent: its lines as Stratum V1, what is between them by sessions. */
final class BtcAgentReader implements Reader {

    private final Reader lines;
    private final Sessions sessions = new Sessions();
    private final Answers answers = new Answers();

    /** {@code lines} reads the lines. */
    BtcAgentReader(Reader lines) {
        this.lines = lines;
    }

    @Override
    public void read(Speaker speaker, Message message, EventListener events) {
        if (message.envelope().kind() == Envelope.Kind.FRAME) {
            frame(message.method(), message.params(), events);
        } else if (message.method().equals(BtcAgent.CAPABILITIES)) {
            answers.fromStart();
        } else if (BtcAgent.isCapabilities(message.result())) {
            answers.agreed(message.result().path("capabilities"), events);
        } else {
            lines.read(speaker, message, event -> line(event, events));
        }
    }

    private void line(Event event, EventListener events) {
        switch (event) {
            case Event.Job job -> sessions.difficulties().job(job.id());
            case Event.Login login -> sessions.login(login.user());
            default -> {}
        }
        events.event(event);
    }

    private void frame(String method, JsonNode params, EventListener events) {
        switch (method) {
            case "agent.register_worker" -> sessions.registered(params, events);
            case "agent.unregister_worker" -> sessions.gone(params, events);
            case "agent.set_difficulty" -> sessions.difficulty(params, events);
            case "agent.submit_share" -> {
                sessions.share(params, answers.share(), events);
                answers.expected(events);
            }
            case "agent.submit_response" -> answers.response(params, events);
            // Where the session searches; no share is read by it.
            case "agent.get_extranonce", "agent.set_extranonce" -> {}
            default -> events.event(new Event.Oddity("share of unknown fields"));
        }
    }
}
