// Starts the console: who is there, which page, and what happens when either changes.

import {purpose, session} from "./api.js";
import {exactTime, zone} from "./format.js";
import {h, put} from "./dom.js";
import {frame, markCurrent} from "./frame.js";
import {listen} from "./keys.js";
import {applyTheme} from "./theme.js";
import {currentLanguage, setLanguage, t} from "./texts.js";
import {here} from "./router.js";
import {problem} from "./parts.js";
import {stopLive} from "./live.js";
import {pagesOf} from "./places.js";
import * as audit from "./pages/audit.js";
import * as detection from "./pages/detection.js";
import * as detections from "./pages/detections.js";
import * as health from "./pages/health.js";
import * as inventory from "./pages/inventory.js";
import * as overview from "./pages/overview.js";
import * as pools from "./pages/pools.js";
import * as regions from "./pages/regions.js";
import * as signin from "./pages/signin.js";
import * as site from "./pages/site.js";
import * as sites from "./pages/sites.js";

const PAGES = {overview, regions, detections, detection, sites, site, inventory, pools, health, audit};

/** What one showing of a page may hold on to; ended when the next begins. */
let showing = new AbortController();
let reader = null;
let shownPage = "";

/** Shows the page that the address names. */
async function show() {
    showing.abort();
    showing = new AbortController();
    const {signal} = showing;
    if (reader === null) {
        return;
    }
    const {parts, parameters} = here();
    const name = parts[0] in PAGES ? parts[0] : pagesOf(reader)[0]?.name ?? "health";
    const main = document.getElementById("main");
    markCurrent(name);
    document.title = `${t(`page.${name}`)} · minewatch`;
    main.setAttribute("aria-busy", "true");
    try {
        await PAGES[name].show(main, {parts: parts.slice(1), parameters, signal, reader});
    } catch (fault) {
        if (!signal.aborted) {
            failed(main, fault);
        }
    }
    if (signal.aborted) {
        // The place is the next page's.
        return;
    }
    main.removeAttribute("aria-busy");
    if (location.hash.split("?")[0] !== shownPage) {
        shownPage = location.hash.split("?")[0];
        scrollTo(0, 0);
        main.querySelector("h1")?.focus();
    }
}

function failed(main, fault) {
    if (fault.status === 401) {
        signedOut();
        return;
    }
    put(main, problem(fault, show));
}

function signedOut() {
    reader = null;
    stopLive();
    showing.abort();
    document.title = "minewatch";
    signin.show(document.body, start);
}

/** Builds the frame for somebody who is signed in. */
function start(session) {
    reader = session;
    shownPage = "";
    put(document.body, frame(session, {rebuild: () => start(reader), signedOut}));
    show();
}

setLanguage(currentLanguage());
applyTheme();
listen();
addEventListener("hashchange", show);
addEventListener("minewatch:signed-out", signedOut);
addEventListener("beforeprint", () => {
    const main = document.getElementById("main");
    if (main && reader) {
        main.dataset.printed = t("printed", {who: reader.name, time: exactTime(Date.now()), zone: zone(), purpose: purpose()});
    }
});
put(document.body, h("p", {class: "starting", role: "status"}, "minewatch …"));
session().then(start, signedOut);
