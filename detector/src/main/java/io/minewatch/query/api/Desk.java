package io.minewatch.query.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpStatus;

import io.minewatch.ledger.Ledger;
import io.minewatch.query.api.access.Aliases;
import io.minewatch.query.api.access.Right;
import io.minewatch.query.api.access.Role;
import io.minewatch.query.api.access.Sensitivity;
import io.minewatch.query.api.access.Sessions.Opened;
import io.minewatch.query.api.access.Sessions.Session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** One's own session, the audit trail, and how the program is. */
final class Desk {

    private static final String SESSION = "/api/v1/session";

    private final Ledger ledger;
    private final Aliases aliases;
    private final Access access;
    private final Pages pages;
    private final Supplier<JsonNode> appliance;

    /**
     * @param appliance how the program is that this is part of; must not block
     */
    Desk(Ledger ledger, Aliases aliases, Access access, Pages pages, Supplier<JsonNode> appliance) {
        this.ledger = ledger;
        this.aliases = aliases;
        this.access = access;
        this.pages = pages;
        this.appliance = appliance;
    }

    List<Route> routes() {
        return List.of(
                Route.get(SESSION, Needs.NOTHING, Set.of(), this::session),
                Route.post(SESSION, Needs.NOTHING, this::begin),
                new Route(HttpMethod.DELETE, SESSION, Needs.NOTHING, Set.of(), this::end),
                Route.get(
                        "/api/v1/audit",
                        Needs.AUDIT,
                        Route.union(Route.PAGING, Set.of("who")),
                        this::audit),
                Route.get("/api/v1/health", Needs.HEALTH, Set.of(), this::health));
    }

    private Answer session(Call call) {
        Caller caller = call.caller();
        return Answer.of(described(caller, caller.session()), 1);
    }

    private Answer begin(Call call) {
        if (call.caller().session().isPresent()) {
            throw new Problem(
                    ProblemType.TOKEN_REQUIRED, "A session begins with a token, not with another.");
        }
        Opened opened = access.begin(call.caller());
        return Answer.of(described(call.caller(), Optional.of(opened.session())), 1)
                .with(HttpStatus.CREATED)
                .withHeader(
                        HttpHeaderNames.SET_COOKIE.toString(), access.setCookie(opened.cookie()));
    }

    private Answer end(Call call) {
        access.end(call.headers());
        return Answer.of(JsonNodeFactory.instance.objectNode(), 0)
                .withHeader(HttpHeaderNames.SET_COOKIE.toString(), access.setCookie(""));
    }

    /** What a console must know to show what may be shown. */
    private static JsonNode described(Caller caller, Optional<Session> session) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Role role = caller.role();
        node.put("name", caller.name());
        node.put("role", role.text());
        node.put("everywhere", caller.scope().everywhere());
        var regions = node.putArray("regions");
        new TreeSet<>(caller.scope().regions()).forEach(regions::add);
        node.put("expires", caller.expires().toString());
        node.put("purpose_required", role.purposeRequired());
        var sees = node.putObject("sees");
        for (Sensitivity fields : Sensitivity.values()) {
            sees.put(word(fields), word(role.sightOf(fields)));
        }
        var may = node.putArray("may");
        for (Right right : Right.values()) {
            if (role.may(right)) {
                may.add(word(right));
            }
        }
        node.put("csrf", session.map(Session::csrf).orElse(null));
        return node;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Answer audit(Call call) {
        if (!call.caller().scope().everywhere()) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    "The audit trail is of all regions; your token is not for all of them.");
        }
        var views = new Views(call.role(), aliases);
        var slice =
                ledger.auditTrail(
                        call.parameters().text("who"),
                        pages.after(call),
                        call.parameters().limit());
        return pages.of(call, slice, views::audit);
    }

    private Answer health(Call call) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ledger", "ok");
        node.put("change", ledger.change());
        node.set("appliance", appliance.get());
        return Answer.of(node, 1);
    }
}
