// Hears from the server which detections are new or changed. One window listens once, whatever page it shows: browsers
// have few connections for one server, and every one that begins is in the audit trail.

import {address, withPurpose} from "./api.js";
import {h, put} from "./dom.js";
import {t} from "./texts.js";

/** Changes that come closer together are told together. */
const GATHER = 800;

/** Whoever has to ask again after a change does so no more often. */
export const ASK = 10_000;

/**
 * As old as what a page tells of the present may get: that something has ended is no change of a detection. Every
 * question is in the audit trail, hence no sooner.
 */
const AGE = 60_000;

/** For those whose role hears no events, or where there are too many who listen. */
const POLL = 20_000;

/** Whoever waits until the server is listened to waits no longer; they are told to ask again, should it answer later. */
const PATIENCE = 1_000;

let source = null;
let heard = "";
let polling = 0;
let state = "off";
const listeners = new Set();

/**
 * Calls back after changes, with the detections that changed since the last call, until the signal ends. Without any
 * if it is not known which: then whoever shows them asks again.
 *
 * @param changed may fail: what is shown stays, and the next change calls again, or a minute
 * @param filter which detections, in the words of the interface
 * @param ages whether a page tells of the present, and so must be told anew without a change as well
 */
export function onChange(changed, signal, {wait = GATHER, filter = {}, ages = false} = {}) {
    let stale = ages;
    let waiting = 0;
    let records = [];
    let unknown = false;
    const tellNow = async (told) => {
        try {
            await changed(told);
            stale = ages;
            succeeded();
        } catch (fault) {
            stale = true;
            failed(fault, signal);
        }
    };
    const tellLater = (record) => {
        if (record === null) {
            unknown = true;
        } else {
            records.push(record);
        }
        if (waiting === 0) {
            waiting = setTimeout(() => {
                const told = unknown ? [] : records;
                waiting = 0;
                records = [];
                unknown = false;
                tellNow(told);
            }, wait);
        }
    };
    const aging = setInterval(() => {
        if (stale) {
            tellLater(null);
        }
    }, AGE);
    listeners.add(tellLater);
    signal.addEventListener("abort", () => {
        clearInterval(aging);
        clearTimeout(waiting);
        listeners.delete(tellLater);
    });
    listen(address("events", withPurpose(filter)));
}

/** Ends when what changes from now on will be heard: what is asked for before may lack what changed in between. */
export function hearing() {
    return source === null || source.readyState !== EventSource.CONNECTING ? Promise.resolve() : new Promise((done) => {
        let late = false;
        source.addEventListener("ready", () => late ? call(null) : done(), {once: true});
        source.addEventListener("error", done, {once: true});
        setTimeout(() => {
            late = true;
            done();
        }, PATIENCE);
    });
}

function listen(url) {
    if (source !== null && heard === url) {
        return;
    }
    stopLive();
    heard = url;
    source = new EventSource(url);
    source.onopen = () => tell("on");
    source.onerror = () => {
        if (source?.readyState === EventSource.CLOSED && polling === 0) {
            polling = setInterval(() => call(null), POLL);
        }
        tell(polling === 0 ? "lost" : "polled");
    };
    source.addEventListener("detection", (event) => call(JSON.parse(event.data)));
}

function call(record) {
    for (const listener of [...listeners]) {
        listener(record);
    }
}

/** If it was an answer that was lost and not the events, all is well again. */
function succeeded() {
    if (state === "lost" && (polling !== 0 || source?.readyState === EventSource.OPEN)) {
        tell(polling === 0 ? "on" : "polled");
    }
}

function failed(fault, signal) {
    if (signal.aborted) {
        return;
    }
    if (fault.status === 401) {
        dispatchEvent(new Event("minewatch:signed-out"));
    } else {
        tell("lost");
    }
}

export function stopLive() {
    source?.close();
    clearInterval(polling);
    source = null;
    polling = 0;
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
