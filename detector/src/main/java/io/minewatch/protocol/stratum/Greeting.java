package io.minewatch.protocol.stratum;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Difficulty;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.UserName;

import java.util.ArrayList;
import java.util.List;

/** How the two sides of one relative introduce themselves. All that is not said here is usual. */
public interface Greeting {

    /** As Bitcoin's. */
    Greeting USUAL = new Greeting() {};

    /** Bytes; cgminer takes 16, Xelis gives 32. */
    int MAX_EXTRANONCE2 = 32;

    /** What the client's {@code mining.subscribe} says. */
    default List<Event> introduced(Message request) {
        return List.of(
                new Event.Hello(
                        Message.optionalText(request.param(0)),
                        Message.optionalText(request.param(2))));
    }

    /** What the client's {@code mining.authorize} says, without its password. */
    default List<Event> loggedIn(Message request) {
        return Message.optionalText(request.param(0))
                .<Event>map(user -> UserName.of(user).login())
                .map(List::of)
                .orElse(List.of());
    }

    /** How well a reply fits as one to {@code mining.subscribe} whose request was not heard. */
    default Fit fit(JsonNode result) {
        return isSubscription(result) ? Fit.HINT : Fit.NONE;
    }

    /** What the server's reply to {@code mining.subscribe} says. */
    default List<Event> welcomed(JsonNode result) {
        var events = new ArrayList<Event>();
        events.add(extranonce(result, 1));
        startDifficulty(result.path(0), events);
        return events;
    }

    /** {@code [[["mining.notify", session] ...], extranonce1, extranonce2 size]}. */
    static boolean isSubscription(JsonNode result) {
        return result.isArray()
                && result.size() >= 3
                && result.path(0).isArray()
                && result.path(1).isTextual()
                && result.path(2).isIntegralNumber();
    }

    /**
     * True for a subscription that says to what. Without, it is a list, a text and a number, as
     * many services answer with: a page of what was asked for, where the next begins, how many.
     */
    static boolean isNamed(JsonNode result) {
        return isSubscription(result) && namesNotices(result.path(0));
    }

    /** The names stand each in a list of its own, with some pools in the one. */
    private static boolean namesNotices(JsonNode subscriptions) {
        for (JsonNode one : subscriptions) {
            if (Words.isFamily(Message.text(one.isArray() ? one.path(0) : one))) {
                return true;
            }
        }
        return false;
    }

    /** The server's part of the search space at {@code at}, and behind it the client's size. */
    static Event.Subscribed extranonce(JsonNode list, int at) {
        long size = Message.count(list.path(at + 1)).orElse(0);
        return new Event.Subscribed(
                Message.optionalText(list.path(at)).filter(Hex::isHex),
                size <= MAX_EXTRANONCE2 ? (int) size : 0);
    }

    /** Servers of the yiimp family write the first difficulty where others write a session. */
    private static void startDifficulty(JsonNode subscriptions, List<Event> events) {
        for (JsonNode pair : subscriptions) {
            String value = Message.text(pair.path(1));
            if (Message.text(pair.path(0)).equals("mining.set_difficulty")
                    && value.matches("\\d{1,15}\\.\\d{1,15}")
                    && Double.parseDouble(value) > 0) {
                events.add(Difficulty.announced(Double.parseDouble(value)));
            }
        }
    }
}
