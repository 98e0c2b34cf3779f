// Hears from the server that something changed. A page asks again then, with its own filter, so that what is shown
// is always the server's whole answer.

import {address, withPurpose} from "./api.js";
import {h, put} from "./dom.js";
import {t} from "./texts.js";

/** Changes that come closer together are one. */
const GATHER = 1_500;

/** For those whose role hears no events, or where there are too many who listen. */
const POLL = 20_000;

let source = null;
let state = "off";

/**
 * Calls back after changes, until the signal ends.
 *
 * @param changed may fail: what is shown stays, and the next change asks again
 */
export function onChange(changed, signal, wait = GATHER) {
    stopLive();
    let waiting = 0;
    const gather = () => {
        if (waiting === 0) {
            waiting = setTimeout(() => {
                waiting = 0;
                if (!signal.aborted) {
                    Promise.resolve(changed()).catch((fault) => lost(fault, signal));
                }
            }, wait);
        }
    };
    source = new EventSource(address("events", withPurpose()));
    source.onopen = () => tell("on");
    let polling = 0;
    source.onerror = () => {
        if (source?.readyState === EventSource.CLOSED && polling === 0) {
            polling = setInterval(gather, POLL);
        }
        tell(polling === 0 ? "lost" : "polled");
    };
    for (const name of ["message", "detection"]) {
        source.addEventListener(name, gather);
    }
    signal.addEventListener("abort", () => {
        clearTimeout(waiting);
        clearInterval(polling);
        stopLive();
    });
}

function lost(fault, signal) {
    if (fault.status === 401) {
        dispatchEvent(new Event("minewatch:signed-out"));
    } else if (!signal.aborted) {
        tell("lost");
    }
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
