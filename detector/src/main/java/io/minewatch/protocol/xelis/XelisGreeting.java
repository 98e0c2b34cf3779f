package io.minewatch.protocol.xelis;

import com.fasterxml.jackson.databind.JsonNode;

import io.minewatch.bytes.Hex;
import io.minewatch.protocol.Event;
import io.minewatch.protocol.Fit;
import io.minewatch.protocol.Message;
import io.minewatch.protocol.UserName;
import io.minewatch.protocol.stratum.Greeting;
import io.minewatch.protocol.stratum.Shape;

import java.util.List;
import java.util.Optional;

/** The login names the machine apart; the welcome has a public key behind the extranonce. */
final class XelisGreeting implements Greeting {

    @Override
    public List<Event> loggedIn(Message request) {
        Optional<String> worker = Message.optionalText(request.param(1));
        if (request.params().size() < 3 || worker.isEmpty()) {
            return Greeting.super.loggedIn(request);
        }
        return Message.optionalText(request.param(0))
                .<Event>map(
                        address ->
                                new UserName(address + "." + worker.get(), address, worker).login())
                .map(List::of)
                .orElse(List.of());
    }

    @Override
    public Fit fit(JsonNode result) {
        boolean own =
                Shape.isList(result, 4)
                        && Hex.isHex(Message.text(result.path(1)))
                        && isLength(result.path(2), Message.text(result.path(1)))
                        && Shape.isHash(result.path(3));
        return own ? Fit.SHARED : Greeting.super.fit(result);
    }

    private static boolean isLength(JsonNode bytes, String digits) {
        return bytes.isIntegralNumber() && 2 * bytes.asLong() == digits.length();
    }

    /** The number is the extranonce's own length, and not what the client may choose. */
    @Override
    public List<Event> welcomed(JsonNode result) {
        return List.of(
                new Event.Subscribed(Message.optionalText(result.path(1)).filter(Hex::isHex), 0));
    }
}
