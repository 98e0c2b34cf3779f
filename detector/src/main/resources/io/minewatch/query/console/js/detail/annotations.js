// What people said of a detection, and the way to say something.

import {h, put} from "../dom.js";
import {exactTime} from "../format.js";
import {nothing, panel, state} from "../parts.js";
import {send} from "../api.js";
import {t} from "../texts.js";

/** As much as the interface takes. */
const LONGEST = 2_000;

export function annotations({path, site, record, tag, said, reader, again}) {
    const list = said.length === 0 ? nothing(t("annotate.none")) : h("ol", {class: "notes"}, said.map(note));
    return panel(t("annotate.title"), [list,
        !reader.may.includes("annotate") ? null : form({path, site, version: tag ?? `"${record.ledger?.version ?? 0}"`, again})],
    {id: "annotations"});
}

function note(one) {
    return h("li", {}, h("div", {class: "said-head"}, state(one.state) ?? h("span", {class: "state"}, t("annotate.comment")),
        h("strong", {}, one.by ?? t("hidden")), h("time", {class: "muted", datetime: one.at}, exactTime(one.at))),
    h("p", {}, one.text));
}

function form({path, site, version, again}) {
    const text = h("textarea", {id: "comment", rows: "3", maxlength: String(LONGEST), "data-key": "comment",
        placeholder: t("annotate.hint")});
    const told = h("p", {class: "fault", role: "alert"});
    const say = async (action) => {
        put(told);
        if (action !== "confirm" && text.value.trim() === "") {
            put(told, t("annotate.reasonNeeded"));
            text.focus();
            return;
        }
        try {
            await send("POST", `${path}/annotations`, {action, text: text.value.trim()}, {"If-Match": version}, {site});
            await again();
            document.querySelector("#annotations textarea")?.focus();
        } catch (fault) {
            put(told, fault.status === 412 ? t("annotate.stale") : `${fault.title}. ${fault.detail}`);
        }
    };
    return h("form", {class: "note-form", onsubmit: (event) => {
        event.preventDefault();
        say("comment");
    }},
    h("label", {for: "comment", class: "unseen"}, t("annotate.hint")), text, told,
    h("div", {class: "panel-actions"},
        h("button", {id: "say-confirm", type: "button", onclick: () => say("confirm")}, t("annotate.confirm")),
        h("button", {id: "say-dismiss", type: "button", onclick: () => say("dismiss")}, t("annotate.dismiss")),
        h("button", {id: "say-comment"}, t("annotate.comment"))));
}
