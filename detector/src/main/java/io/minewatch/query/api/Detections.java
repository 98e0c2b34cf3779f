package io.minewatch.query.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpHeaderNames;

import io.minewatch.ledger.Annotation;
import io.minewatch.ledger.Kept;
import io.minewatch.ledger.Ledger;
import io.minewatch.ledger.StaleVersion;
import io.minewatch.ledger.State;
import io.minewatch.query.api.access.Aliases;
import io.minewatch.query.api.access.Aliases.Id;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Detections, what belongs to one, and what people say of it. */
final class Detections {

    private static final String ONE = "/api/v1/detections/{id}";

    /** Which one is meant of those of an id; an address may change hands within a day. */
    private static final Set<String> SITE = Set.of("site");

    private static final Pattern SITE_ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    /** A reason, or a report of a visit. */
    static final int MAX_TEXT = 2000;

    /** What says two things is refused: a decision must be what everybody reads in it. */
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Map<String, Optional<State>> ACTIONS =
            Map.of(
                    "confirm", Optional.of(State.CONFIRMED),
                    "dismiss", Optional.of(State.DISMISSED),
                    "comment", Optional.empty());

    private final Ledger ledger;
    private final Aliases aliases;
    private final Pages pages;
    private final Clock clock;

    Detections(Ledger ledger, Aliases aliases, Pages pages, Clock clock) {
        this.ledger = ledger;
        this.aliases = aliases;
        this.pages = pages;
        this.clock = clock;
    }

    List<Route> routes() {
        Set<String> filtered = Route.union(Filters.NAMES, Route.PAGING);
        Set<String> paged = Route.union(SITE, Route.PAGING);
        return List.of(
                Route.get("/api/v1/detections", Needs.DETECTIONS, filtered, this::list),
                Route.get(ONE, Needs.DETECTIONS, SITE, this::one),
                Route.get(ONE + "/conversations", Needs.DETECTIONS, paged, this::conversations),
                Route.get(ONE + "/evidence", Needs.EVIDENCE, paged, this::evidence),
                Route.get(ONE + "/progress", Needs.DETECTIONS, SITE, this::progress),
                Route.get(ONE + "/locations", Needs.DETECTIONS, SITE, this::locations),
                Route.get(ONE + "/annotations", Needs.DETECTIONS, SITE, this::annotations),
                Route.post(ONE + "/annotations", Needs.ANNOTATE, SITE, this::annotate));
    }

    private Views views(Call call) {
        return new Views(call.role(), aliases);
    }

    private Answer list(Call call) {
        var filter = Filters.read(call.parameters(), call.role());
        var after = pages.after(call);
        int limit = call.parameters().limit();
        var slice = ledger.detections(call.caller().scope(), filter, after, limit);
        return pages.of(call, slice, views(call)::detection);
    }

    private Answer one(Call call) {
        Kept kept = kept(call);
        return Answer.of(views(call).detection(kept), 1).withVersion(version(kept));
    }

    private Kept kept(Call call) {
        return ledger.detection(call.caller().scope(), name(call)).orElseThrow(Problem::notFound);
    }

    /** As the ledger knows it: the one of the site that is asked for, or the surest of the id. */
    private String name(Call call) {
        String detail = "must be the id of a site, as ledger.site of a detection has it";
        String id = meant(call, Id.DETECTION, call.id());
        return call.parameters()
                .text("site", SITE_ID, detail)
                .map(site -> Kept.name(id, meant(call, Id.SITE, site)))
                .orElse(id);
    }

    private String meant(Call call, Id kind, String text) {
        return aliases.meant(call.role(), kind, text).orElseThrow(Problem::notFound);
    }

    private String version(Kept kept) {
        return EntityTags.version(kept.version(), aliases.print(kept.site()));
    }

    private Answer conversations(Call call) {
        kept(call);
        var after = pages.after(call);
        int limit = call.parameters().limit();
        var slice = ledger.conversations(call.caller().scope(), name(call), after, limit);
        return pages.of(call, slice, views(call)::conversation);
    }

    private Answer evidence(Call call) {
        kept(call);
        var after = pages.after(call);
        int limit = call.parameters().limit();
        var slice = ledger.conversations(call.caller().scope(), name(call), after, limit);
        return pages.of(call, slice, json -> evidence(views(call).conversation(json)));
    }

    private static JsonNode evidence(ObjectNode conversation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("flow", conversation.at("/event/flow"));
        node.set("start", conversation.at("/event/start"));
        node.set("end", conversation.at("/event/end"));
        node.set("source", conversation.at("/capture/source"));
        node.set("rule", conversation.at("/rule"));
        node.set("excerpts", conversation.at("/evidence/excerpts"));
        return node;
    }

    private Answer progress(Call call) {
        kept(call);
        var buckets = ledger.progress(call.caller().scope(), name(call));
        return pages.all(buckets, views(call)::progress);
    }

    private Answer locations(Call call) {
        kept(call);
        var former = ledger.formerLocations(call.caller().scope(), name(call));
        return pages.all(former, views(call)::formerLocation);
    }

    private Answer annotations(Call call) {
        Kept kept = kept(call);
        var said = ledger.annotations(call.caller().scope(), name(call));
        return pages.all(said, views(call)::annotation).withVersion(version(kept));
    }

    private Answer annotate(Call call) {
        var seen = seen(call);
        Annotation annotation = annotation(call, seen.version() + 1);
        Kept kept = kept(call);
        if (!seen.print().map(aliases.print(kept.site())::equals).orElse(true)) {
            throw ofSomebodyElse();
        }
        try {
            Kept after =
                    ledger.annotate(call.caller().scope(), kept.name(), seen.version(), annotation)
                            .orElseThrow(Detections::ofSomebodyElse);
            return Answer.of(views(call).detection(after), 1).withVersion(version(after));
        } catch (StaleVersion e) {
            throw new Problem(
                    ProblemType.STALE_VERSION,
                    "The detection is at version " + e.version() + " by now. Look again.");
        }
    }

    private static Problem ofSomebodyElse() {
        return new Problem(
                ProblemType.STALE_VERSION,
                "The detection is said to be of somebody else by now. Look again.");
    }

    private static EntityTags.Seen seen(Call call) {
        return EntityTags.seen(call.headers().get(HttpHeaderNames.IF_MATCH, ""))
                .orElseThrow(
                        () ->
                                new Problem(
                                        ProblemType.VERSION_REQUIRED,
                                        "Send the version that you have seen: If-Match: \"0\""));
    }

    private Annotation annotation(Call call, long version) {
        JsonNode body = body(call.body());
        Optional<State> decides = ACTIONS.get(body.path("action").asText());
        if (decides == null
                || !body.path("text").isTextual() && !body.path("text").isMissingNode()) {
            throw invalidBody();
        }
        String text = body.path("text").asText().strip();
        boolean mute = text.isEmpty() && !decides.equals(Optional.of(State.CONFIRMED));
        if (mute || text.length() > MAX_TEXT || body.size() > (body.has("text") ? 2 : 1)) {
            throw invalidBody();
        }
        return new Annotation(version, decides, text, call.caller().name(), clock.instant());
    }

    private static JsonNode body(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            throw invalidBody();
        }
    }

    private static Problem invalidBody() {
        return new Problem(
                ProblemType.INVALID_BODY,
                "Send {\"action\":\"confirm\"|\"dismiss\"|\"comment\",\"text\":\"...\"}; to dismiss"
                        + " and to comment need a text, of no more than "
                        + MAX_TEXT
                        + " characters.");
    }
}
