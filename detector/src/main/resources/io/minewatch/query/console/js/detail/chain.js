// Where it is: from what is certain of every detection to what may be known of this one. Steps that were not reached
// are shown as such, for a place is never guessed.

import {endpoint, isHidden, regionPath} from "../parts.js";
import {h} from "../dom.js";
import {t, term} from "../texts.js";

export function chain(record) {
    const {location} = record;
    const reached = Number(/^L(\d)$/.exec(location.grade ?? "")?.[1] ?? 0);
    const end = location.of === "server" ? record.server : record.client;
    const steps = [
        [0, [record.capture.source, endpoint(end.ip, end.port), tunnels(record)].filter(Boolean).join(" · ")],
        [1, [end.address_domain, network(location.coarse?.as ?? end.as)].filter(Boolean).join(" · ")],
        [2, [regionPath(location.region_path), location.region_code, coarse(location.coarse?.geo)].filter(Boolean).join(" · ")],
        [3, location.line ?? (isHidden(record, "location.line") ? t("hidden") : null)],
        [4, [record.organization?.name, record.organization?.id, location.address].filter(Boolean).join(" · ")],
        [5, null],
    ];
    return [
        h("ol", {class: "chain"}, steps.map(([level, text]) => h("li", {
            class: level <= reached ? "chain-known" : "chain-open", "aria-current": level === reached ? "step" : null},
        h("span", {class: "chain-level"}, `L${level}`),
        h("div", {}, h("strong", {}, term("place", `L${level}`)),
            h("p", {}, text || h("span", {class: "unknown"}, level <= reached ? t("chain.skipped") : t("unknown"))))))),
        (location.candidates ?? []).length > 1 ? h("p", {class: "warning"}, t("chain.candidates"), " ",
            location.candidates.map((line) => h("span", {class: "code tag"}, line))) : null,
        h("p", {class: "muted foot"}, t("chain.source", {source: term("source", location.source)}))];
}

function tunnels(record) {
    return (record.network.tunnel ?? []).map((layer) => layer.id ? `${layer.type}:${layer.id}` : layer.type).join(" / ");
}

function network(as) {
    return as?.number ? `AS${as.number} ${as.organization?.name ?? ""}`.trim() : null;
}

function coarse(geo) {
    return geo ? [geo.country_iso_code ?? geo.country_name, geo.city_name].filter(Boolean).join(" ") : null;
}
