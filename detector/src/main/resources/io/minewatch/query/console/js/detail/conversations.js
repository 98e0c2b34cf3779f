// The connections that a detection is made of.

import {endpoint, hashrate, seen} from "../parts.js";
import {count} from "../format.js";
import {h} from "../dom.js";
import {t} from "../texts.js";
import {table} from "../table.js";

export function conversations(answer) {
    const rows = table({caption: t("detail.conversations"), key: (record) => record.event.flow, columns: [
        {title: t("miner"), kind: "address", cell: (record) => endpoint(record.client.ip, record.client.port)},
        {title: t("pool"), kind: "address", cell: (record) => endpoint(record.server.ip, record.server.port)},
        {title: t("shares.accepted"), kind: "number", cell: (record) => count(record.mining.shares?.accepted)},
        {title: t("hashrate"), kind: "number",
            cell: ({mining}) => hashrate(mining.hashrate, mining.hashrate_null_reason)},
        {title: t("firstSeen"), kind: "number", cell: (record) => seen(record.event.start)},
        {title: t("lastSeen"), kind: "number", cell: (record) => seen(record.event.end)},
        {title: t("sensor"), cell: (record) => record.capture.source ?? t("hidden")},
    ]});
    rows.update(answer.items);
    return [rows.element, answer.next ? h("p", {class: "muted foot"}, t("detail.moreConversations")) : null];
}
