// What was said, as a conversation. The texts come from the wire: they are shown, and do nothing.

import {h} from "../dom.js";
import {exactTime} from "../format.js";
import {nothing} from "../parts.js";
import {t, term} from "../texts.js";

/** Of many conversations the newest say enough; each has its own. */
const MOST = 60;

export function evidence(answer) {
    if (answer.closed) {
        return nothing(t("detail.evidenceClosed"));
    }
    const excerpts = answer.items.flatMap((conversation) => conversation.excerpts ?? []).slice(0, MOST);
    if (excerpts.length === 0) {
        return nothing(t("detail.noEvidence"));
    }
    return h("ol", {class: "said"}, excerpts.map((excerpt) => h("li", {class: `said-${excerpt.from}`},
        h("div", {class: "said-head"},
            h("span", {class: "said-who"}, excerpt.from === "client" ? t("said.miner") : t("said.pool")),
            h("strong", {title: excerpt.reason}, term("reason", excerpt.reason)),
            h("span", {class: "muted"}, excerpt.rule),
            h("time", {class: "muted", datetime: excerpt.time, title: excerpt.time},
                `${exactTime(excerpt.time)}${fraction(excerpt.time)}`)),
        h("pre", {tabindex: "0"}, h("code", {}, excerpt.text_redacted ?? t("hidden"))))));
}

/** Milliseconds, from the text itself: a Date has no more. */
function fraction(time) {
    return /\.\d{3}/.exec(time ?? "")?.[0] ?? "";
}
