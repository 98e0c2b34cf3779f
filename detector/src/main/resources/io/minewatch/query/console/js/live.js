// Hears from the server that something changed. A page asks again then, with its own filter, so that what is shown
// is always the server's whole answer.

import {address, withPurpose} from "./api.js";
import {h, put} from "./dom.js";
import {t} from "./texts.js";

/** Changes that come closer together are one. */
const GATHER = 1_500;

let source = null;
let state = "off";

/** Calls back after changes, until the signal ends. */
export function onChange(changed, signal) {
    stopLive();
    let waiting = 0;
    const gather = () => {
        if (waiting === 0) {
            waiting = setTimeout(() => {
                waiting = 0;
                if (!signal.aborted) {
                    changed();
                }
            }, GATHER);
        }
    };
    source = new EventSource(address("events", withPurpose()));
    source.onopen = () => tell("on");
    source.onerror = () => tell("lost");
    for (const name of ["message", "detection", "change"]) {
        source.addEventListener(name, gather);
    }
    signal.addEventListener("abort", () => {
        clearTimeout(waiting);
        stopLive();
    });
}

export function stopLive() {
    source?.close();
    source = null;
    tell("off");
}

/** Whether the page is live, in words. */
export function liveState() {
    return h("span", {class: `live-${state}`}, t(`live.${state}`));
}

function tell(next) {
    state = next;
    const place = document.getElementById("live");
    if (place) {
        put(place, liveState());
    }
}
