// Where it was thought to be, until a later table of who has which addresses said otherwise.

import {exactTime} from "../format.js";
import {h} from "../dom.js";
import {regionPath} from "../parts.js";
import {t} from "../texts.js";

export function former(answer) {
    return answer.items.length === 0 ? null : [
        h("h3", {class: "former-title"}, t("former.title")),
        h("ol", {class: "notes", id: "former"}, answer.items.map(place))];
}

function place({location, organization, replaced_by: by}) {
    const where = [regionPath(location?.region_path), location?.region_code, location?.line, organization?.name,
        location?.address].filter(Boolean).join(" · ");
    return h("li", {}, h("p", {}, where || h("span", {class: "unknown"}, t("unknown"))),
        h("p", {class: "muted"}, t("former.until"), " ", h("time", {datetime: by.at}, exactTime(by.at)), " · ",
            h("span", {class: "code", title: by.sha256 ?? null}, by.source ?? t("hidden"))));
}
