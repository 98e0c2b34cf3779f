package io.minewatch.query.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.minewatch.ledger.Position;
import io.minewatch.ledger.Slice;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists, a page at a time: {@code {"items":[...],"next":cursor}}. */
final class Pages {

    private final Cursors cursors;

    Pages(Cursors cursors) {
        this.cursors = cursors;
    }

    /** Where the page that is asked for begins; empty for the first. */
    Optional<Position> after(Call call) {
        return call.parameters().text("cursor").map(it -> cursors.read(it, call.query()));
    }

    /** A page of a list that has more. */
    <T> Answer.Whole of(Call call, Slice<T> slice, Function<T, ? extends JsonNode> view) {
        return of(call, slice, view, JsonNodeFactory.instance.objectNode());
    }

    /** The same behind what is said of the whole list. */
    <T> Answer.Whole of(
            Call call, Slice<T> slice, Function<T, ? extends JsonNode> view, ObjectNode head) {
        return page(
                slice.items(), slice.next().map(it -> cursors.of(it, call.query())), view, head);
    }

    /** A list that has one page. */
    <T> Answer.Whole all(List<T> items, Function<T, ? extends JsonNode> view) {
        return page(items, Optional.empty(), view, JsonNodeFactory.instance.objectNode());
    }

    private <T> Answer.Whole page(
            List<T> items,
            Optional<String> next,
            Function<T, ? extends JsonNode> view,
            ObjectNode page) {
        ArrayNode list = page.putArray("items");
        items.forEach(item -> list.add(view.apply(item)));
        page.put("next", next.orElse(null));
        return Answer.of(page, items.size());
    }
}
