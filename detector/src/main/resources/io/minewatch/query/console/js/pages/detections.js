// All that was found, the last seen first, told anew while it is read.

import {get} from "../api.js";
import {h, put} from "../dom.js";
import {coin, endpoint, exports, gradeMark, hashrate, heading, nothing, placeGrade, poolName, power, regionPath, seen,
    stateMark} from "../parts.js";
import {asked, filterForm, filterOf, thisMinute} from "../filters.js";
import {count} from "../format.js";
import {hearing, onChange} from "../live.js";
import {pager, table} from "../table.js";
import {say} from "../frame.js";
import {t, term} from "../texts.js";
import {to} from "../router.js";

const PAGE = 50;

/** As long as the first page gets by what is new; then it is asked for again. */
const MOST = 200;

export async function show(main, {parameters, signal, reader}) {
    const filter = filterOf(parameters);
    const cursor = parameters.get("cursor") ?? "";
    let minute = cursor ? Number(parameters.get("now")) : thisMinute();
    let answer = {items: [], next: null};
    let heard = [];
    let newest = 0;
    let question = 0;
    const ask = async () => {
        const number = ++question;
        heard = [];
        const fresh = await get("detections", {...asked(filter, minute), limit: PAGE, cursor}, signal);
        if (number > newest) {
            newest = number;
            answer = merged(fresh, heard);
        }
    };
    const rows = detectionTable(t("page.detections"));
    const foot = h("div", {});
    const draw = (page, mark) => {
        const changed = rows.update(page.items, mark);
        put(foot, page.items.length === 0 ? nothing(t("detections.none")) : null, pager({
            shown: count(page.items.length),
            first: cursor ? to("detections", filter) : null,
            next: page.next ? to("detections", {...filter, cursor: page.next, now: minute}) : null}));
        return changed;
    };
    const changed = async (records) => {
        heard.push(...records);
        if (records.length === 0 || answer.items.length > MOST) {
            minute = thisMinute();
            await ask();
        } else {
            answer = merged(answer, records);
        }
        const differ = draw(answer, true);
        if (differ > 0) {
            say(t("said.changed", {count: differ}));
        }
    };
    if (!cursor) {
        onChange(changed, signal, {filter: asked(filter, minute)});
        await hearing();
    }
    await ask();
    draw(answer, false);
    put(main,
        heading(t("page.detections"), h("div", {class: "panel-actions"},
            reader.may.includes("export") ? exports(asked(filter)) : null)),
        filterForm("detections", filter), rows.element, foot);
}

/** A page with what changed since it was asked for. It grows, so that the next begins where it did. */
function merged({items, next}, records) {
    const all = new Map([...items, ...records].map((record) => [nameOf(record), record]));
    const sorted = [...all.values()].sort((one, other) =>
        one.event.end === other.event.end ? 0 : one.event.end < other.event.end ? 1 : -1);
    return {items: sorted, next};
}

/** Each holder of an address has a detection of the same id. */
function nameOf(record) {
    return `${record.event.id} ${record.ledger?.site}`;
}

/** The table of detections, here and on the page of a site. */
export function detectionTable(caption) {
    return table({
        caption,
        key: nameOf,
        href: (record) => to(["detection", record.event.id], {site: record.ledger?.site}),
        tone: (record) => `row-${record.mining.grade} row-${record.ledger?.state ?? "open"}`,
        columns: [
            {title: t("grade"), kind: "grade-cell", cell: (record) => [gradeMark(record.mining.grade), stateMark(record.ledger?.state)]},
            {title: t("miner"), kind: "address", cell: miner},
            {title: t("where"), kind: "grow", cell: where},
            {title: t("pool"), kind: "address", cell: poolName},
            {title: t("mined"), kind: "address", cell: (record) => coin(record.mining)},
            {title: t("shares.accepted"), kind: "number roomy", cell: (record) => count(record.mining.shares?.accepted)},
            {title: t("hashrate"), kind: "number",
                cell: ({mining}) => hashrate(mining.hashrate, mining.hashrate_null_reason)},
            {title: t("power"), kind: "number", cell: ({mining}) => power(mining.power_w, mining.power_null_reason)},
            {title: t("lastSeen"), kind: "number", cell: (record) => seen(record.event.end)},
        ]});
}

function miner(record) {
    const end = record.mining.role === "pool" ? record.server : record.client;
    return [endpoint(end.ip), record.mining.role === "miner" ? null
        : h("span", {class: "role"}, term("role", record.mining.role))];
}

function where(record) {
    const {location, organization} = record;
    const place = regionPath(location.region_path);
    return [placeGrade(location.grade), " ",
        h("span", {title: [organization?.name, location.line, place, location.address].filter(Boolean).join("\n")},
            organization?.name ?? location.line ?? "", " ",
            place ? h("span", {class: "muted"}, place) : h("span", {class: "unknown"}, t("unknown")))];
}
