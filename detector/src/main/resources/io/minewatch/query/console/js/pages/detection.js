// One detection, from what it says back to what it was seen in.

import {get, getTagged} from "../api.js";
import {h, put} from "../dom.js";
import {endpoint, facts, grade, hashrate, heading, isHidden, panel, poolName, power, seen, state,
    unknownBecause} from "../parts.js";
import {annotations} from "../detail/annotations.js";
import {chain} from "../detail/chain.js";
import {conversations} from "../detail/conversations.js";
import {evidence} from "../detail/evidence.js";
import {former} from "../detail/former.js";
import {timeline} from "../detail/timeline.js";
import {amount, count, exactTime, lasting, percent} from "../format.js";
import {onChange} from "../live.js";
import {say} from "../frame.js";
import {t, term} from "../texts.js";
import {go, to} from "../router.js";

export async function show(main, {parts, parameters, signal, reader}) {
    const [id] = parts;
    const site = parameters.get("site");
    // Drawn again after a comment, it must not be told of changes twice.
    const replaced = new AbortController();
    const here = AbortSignal.any([signal, replaced.signal]);
    const again = () => {
        replaced.abort();
        return show(main, {parts, parameters, signal, reader});
    };
    const path = `detections/${encodeURIComponent(id ?? "")}`;
    const ask = () => Promise.all([getTagged(path, {site}, here), get(`${path}/progress`, {site}, here)]).catch((fault) => {
        if (site && fault.status === 404) {
            // It is said to be at another site by now.
            go(["detection", id]);
        }
        throw fault;
    });
    const [[{body: record, tag}, progress], said, spoken, talks, places] = await Promise.all([ask(),
        get(`${path}/annotations`, {site}, here), orFault(get(`${path}/evidence`, {site}, here)),
        get(`${path}/conversations`, {site}, here), get(`${path}/locations`, {site}, here)]);
    const top = h("div", {});
    const shares = h("div", {});
    const draw = (fresh, points) => {
        put(top, head(fresh), figures(fresh));
        put(shares, panel(t("detail.timeline"), timeline(points.items, fresh), {note: t("detail.timelineNote")}));
    };
    draw(record, progress);
    put(main, top, h("div", {class: "grid detail"},
        h("div", {class: "stack"}, shares,
            panel(t("detail.evidence"), evidence(spoken), {id: "evidence", note: t("detail.evidenceNote")}),
            panel(t("detail.conversations"), conversations(talks))),
        h("div", {class: "stack"},
            panel(t("detail.location"), [chain(record), former(places)], {id: "location"}),
            annotations({path, site, record, tag, said: said.items, reader, again}),
            panel(t("detail.facts"), mined(record)),
            panel(t("detail.capture"), captured(record)))));
    onChange(async (changed) => {
        if (changed.length > 0 && !changed.some((one) => one.event.id === id)) {
            return;
        }
        const [{body: fresh}, points] = await ask();
        if (JSON.stringify(fresh) !== JSON.stringify(record)) {
            draw(fresh, points);
            say(t("said.updated"));
        }
    }, here);
}

/** Evidence may be closed to a role that sees the rest. */
async function orFault(answer) {
    try {
        return await answer;
    } catch (fault) {
        if (fault.status === 403) {
            return {items: [], closed: true};
        }
        throw fault;
    }
}

function head(record) {
    const {mining, client, server, organization} = record;
    const of = mining.role === "pool" ? server : client;
    return heading(endpoint(of.ip, null), grade(mining.grade), state(record.ledger?.state),
        h("p", {class: "heading-note"}, term("role", mining.role), " · ",
            organization?.name ?? record.location.line ?? nobody(record), " · ",
            h("span", {class: "muted code"}, record.event.id)),
        h("div", {class: "panel-actions"},
            h("a", {class: "button", href: to("detections"), "data-key": "up"}, t("backToList")),
            h("button", {type: "button", onclick: () => print()}, t("print"))));
}

/** That a role does not see who it is does not mean that nobody knows. */
function nobody(record) {
    return isHidden(record, "location.line") || isHidden(record, "organization.name") ? t("hidden") : t("whoUnknown");
}

function figures(record) {
    const {mining, event} = record;
    const {shares = {}} = mining;
    const one = (label, value, note) => h("div", {}, h("dt", {}, label), h("dd", {}, value, h("small", {}, note)));
    return h("dl", {class: "strip"},
        one(t("hashrate"), mining.hashrate ? hashrate(mining.hashrate) : unknownBecause(mining.hashrate_null_reason),
            mining.hashrate ? t("detail.confidence", {share: percent(mining.hashrate.confidence),
                basis: term("basis", mining.hashrate.basis)}) : null),
        one(t("power"), mining.power_w ? power(mining.power_w) : unknownBecause(mining.power_null_reason),
            mining.power_w ? t("detail.pue", {lo: mining.power_w.pue_lo, hi: mining.power_w.pue_hi}) : null),
        one(t("devices"), devices(mining.devices), mining.devices ? term("basis", mining.devices.basis) : null),
        one(t("shares"), count(shares.accepted), t("detail.shares",
            {submitted: count(shares.submitted), rejected: count(shares.rejected)})),
        one(t("pool"), poolName(record), mining.pool ? endpoint(record.server.ip, record.server.port) : t("poolUnknown")),
        one(t("seenFor"), lasting(event.start, event.end), [seen(event.start), " – ", seen(event.end)]));
}

function devices(range) {
    if (!range) {
        return "–";
    }
    return range.max === null || range.max === undefined ? t("atLeast", {count: range.min})
        : range.min === range.max ? count(range.min) : `${range.min}–${count(range.max)}`;
}

function mined(record) {
    const {mining} = record;
    return facts([
        [t("coin"), mining.coin ? [h("strong", {}, mining.coin), basis(mining.coin_basis)] : unknownBecause()],
        [t("algorithm"), mining.algorithm ?? unknownBecause()],
        [t("dialect"), mining.variant && mining.variant !== mining.protocol
            ? `${mining.protocol} (${mining.variant})` : mining.protocol],
        [t("pool"), mining.pool ? [h("strong", {}, mining.pool.name), basis(mining.pool.basis)] : t("poolUnknown")],
        [t("account"), mining.account ? [h("span", {class: "code"}, mining.account.clear ?? mining.account.display ?? t("hidden")),
            " ", h("span", {class: "muted"}, mining.account.kind)] : null],
        [t("workers"), (mining.workers ?? []).length > 0 ? [mining.workers.slice(0, 12).map((worker) =>
            h("span", {class: "code tag"}, worker.clear ?? worker.display ?? t("hidden"))),
        mining.workers_seen > 12 ? ` … ${count(mining.workers_seen)}` : null] : null],
        [t("agent"), mining.agent ? h("span", {class: "code"}, mining.agent) : null],
        [t("hardware"), mining.hardware],
        [t("difficulty"), mining.difficulty?.last ? h("span", {title: mining.difficulty.last}, amount(mining.difficulty.last)) : null],
        [t("block"), mining.block?.height ? [count(mining.block.height),
            mining.block.tag ? h("span", {class: "code tag"}, mining.block.tag) : null] : null],
        [t("reasons"), h("ul", {class: "reasons"}, (mining.reasons ?? []).map((reason) =>
            h("li", {title: reason}, term("reason", reason))))],
        [t("falseAlarm"), typeof mining.false_alarm === "number"
            ? h("span", {title: t("falseAlarmHint")}, `≤ ${mining.false_alarm.toPrecision(1)}`) : null],
    ]);
}

function basis(list) {
    return (list ?? []).length > 0
        ? h("span", {class: "muted"}, ` ${t("by")} ${list.map((one) => term("basis", one)).join(", ")}`) : null;
}

function captured(record) {
    const {network, client, server, tls, capture, mining, rule} = record;
    const {subject, alternative_names: others = []} = tls?.server.x509 ?? {};
    const certified = [...new Set([...(subject?.common_name ?? []), ...others])];
    return facts([
        [t("connection"), h("span", {class: "code"}, `${endpoint(client.ip, client.port)} → ${endpoint(server.ip, server.port)}`)],
        [t("serverName"), server.domain],
        [t("tlsName"), tls?.client.server_name],
        ["JA3 / JA4", tls?.client.ja4 ? h("span", {class: "code"}, `${tls.client.ja3 ?? "–"} / ${tls.client.ja4}`) : null],
        [t("certificate"), certified.length > 0
            ? certified.map((name) => h("span", {class: "code tag"}, name)) : null],
        [t("as"), server.as?.number ? `AS${server.as.number} ${server.as.organization?.name ?? ""}` : null],
        [t("tunnel"), (network.tunnel ?? []).length > 0
            ? network.tunnel.map((layer) => layer.id ? `${layer.type}:${layer.id}` : layer.type).join(" / ") : null],
        [t("sides"), term("sides", mining.sides_seen)],
        [t("sensor"), capture.source],
        [t("loss"), capture.loss === null || capture.loss === undefined ? unknownBecause() : percent(capture.loss)],
        ["Community ID", network.community_id ? h("span", {class: "code"}, network.community_id) : null],
        [t("rule"), rule ? `${rule.id} / ${rule.version ?? "–"}` : null],
        [t("firstPacket"), exactTime(record.event.start)],
        [t("lastPacket"), exactTime(record.event.end)],
    ]);
}
