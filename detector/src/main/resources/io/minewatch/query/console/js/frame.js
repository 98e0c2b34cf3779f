// What stands around every page: the way to the others, who is signed in, how it looks.

import {h} from "./dom.js";
import {signOut} from "./api.js";
import {currentLanguage, setLanguage, t, term} from "./texts.js";
import {nextTheme, theme} from "./theme.js";
import {shortcuts} from "./keys.js";
import {pagesOf} from "./places.js";
import {liveState} from "./live.js";
import {to} from "./router.js";
import {zone} from "./format.js";

/** A detail is shown below the list that it belongs to. */
const BELOW = {detection: "detections", site: "sites"};

export function frame(reader, {rebuild, signedOut}) {
    return [
        h("a", {class: "skip", href: "#main", onclick: toMain}, t("skip")),
        h("header", {class: "side"},
            h("a", {class: "brand", href: to("overview")}, h("img", {src: "icon.svg", alt: "", width: 22, height: 22}),
                h("span", {}, "minewatch")),
            h("nav", {"aria-label": t("pages")}, h("ul", {}, pagesOf(reader).map(entry))),
            h("div", {class: "side-foot"},
                h("p", {id: "live", class: "live"}, liveState()),
                who(reader),
                h("div", {class: "switches"},
                    switchTo("language", currentLanguage() === "zh" ? "English" : "中文", "l", () => {
                        setLanguage(currentLanguage() === "zh" ? "en" : "zh");
                        rebuild();
                    }),
                    switchTo("theme", t(`theme.${theme()}`), "t", (event) => {
                        nextTheme();
                        event.currentTarget.textContent = t(`theme.${theme()}`);
                    }),
                    switchTo("help", t("shortcuts"), "?", shortcuts),
                    switchTo("signout", t("signOut"), null, () => signOut().finally(signedOut))),
                h("p", {class: "zone"}, t("timesIn", {zone: zone()})))),
        h("main", {id: "main", tabindex: "-1"}),
        h("p", {id: "said", class: "unseen", role: "status", "aria-live": "polite"}),
    ];
}

function entry({name, key}) {
    return h("li", {}, h("a", {href: to(name), "data-page": name, "aria-keyshortcuts": `g ${key}`},
        h("span", {}, t(`page.${name}`)), h("kbd", {"aria-hidden": "true"}, `g ${key}`)));
}

function switchTo(id, text, key, onclick) {
    return h("button", {type: "button", id: `switch-${id}`, class: "quiet", title: t(`switch.${id}`),
        "aria-keyshortcuts": key, onclick}, text);
}

function who(reader) {
    const scope = reader.everywhere ? t("scope.everywhere") : reader.regions.join(", ");
    return h("p", {class: "who"}, h("strong", {}, reader.name), h("span", {}, `${term("role", reader.role)} · ${scope}`));
}

function toMain(event) {
    event.preventDefault();
    document.getElementById("main").focus();
}

/** Shows in the list which page this is. */
export function markCurrent(name) {
    for (const link of document.querySelectorAll("nav [data-page]")) {
        const current = link.dataset.page === (BELOW[name] ?? name);
        if (current) {
            link.setAttribute("aria-current", "page");
        } else {
            link.removeAttribute("aria-current");
        }
    }
}

/** Tells those who do not see the page. */
export function say(text) {
    const place = document.getElementById("said");
    if (place) {
        place.textContent = text;
    }
}
