// Talks to the server. Every answer that is not a success becomes a Problem (RFC 9457).

const BASE = "/api/v1/";
const PURPOSE = "minewatch.purpose";

let csrf = null;

class Problem extends Error {

    /**
     * @param status of HTTP; 0 if nothing answered
     * @param answer the body, if there is a readable one
     */
    constructor(status, answer) {
        super(answer?.detail || answer?.title || String(status));
        this.status = status;
        this.title = answer?.title ?? String(status);
        this.detail = answer?.detail ?? "";
        this.kind = String(answer?.type ?? "").split(":").at(-1);
    }
}

/** What the reader said the questions are for. Kept until the tab is closed. */
export function purpose() {
    return sessionStorage.getItem(PURPOSE) ?? "";
}

export function setPurpose(text) {
    sessionStorage.setItem(PURPOSE, text);
}

/** Who is signed in; a Problem with status 401 if nobody is. */
export async function session() {
    return keep(await get("session"));
}

/** Shows the token this once; the browser has a cookie from then on that no script can read. */
export async function signIn(token) {
    return keep(await send("POST", "session", undefined, {Authorization: `Bearer ${token}`}));
}

export async function signOut() {
    await send("DELETE", "session");
    csrf = null;
}

function keep(answer) {
    csrf = answer.csrf ?? csrf;
    return answer;
}

export async function get(path, parameters = {}, signal = undefined) {
    return (await ask("GET", address(path, parameters), {signal})).body;
}

/** With its entity tag, for a change that must not meet another one. */
export async function getTagged(path, parameters, signal) {
    return ask("GET", address(path, parameters), {signal});
}

export async function send(method, path, content, headers = {}, parameters = {}) {
    const all = {...headers};
    if (content !== undefined) {
        all["Content-Type"] = "application/json";
    }
    if (csrf) {
        all["X-CSRF-Token"] = csrf;
    }
    return (await ask(method, address(path, parameters), {headers: all, body: content && JSON.stringify(content)})).body;
}

/** Address of a resource, with those parameters that have a value. */
export function address(path, parameters = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        if (value !== undefined && value !== null && value !== "") {
            query.set(name, value);
        }
    }
    return BASE + path + (query.size > 0 ? `?${query}` : "");
}

/** The purpose goes with every query. A header holds ASCII only. */
function said() {
    return purpose() ? {"X-Purpose": encodeURIComponent(purpose())} : {};
}

/** The same for what the browser asks by itself: downloads and events. */
export function withPurpose(parameters = {}) {
    return {...parameters, purpose: purpose()};
}

async function ask(method, url, options) {
    let response;
    try {
        response = await fetch(url, {method, credentials: "same-origin", ...options,
            headers: {...options.headers, ...said()}});
    } catch (fault) {
        if (fault.name === "AbortError") {
            throw fault;
        }
        throw new Problem(0, null);
    }
    const text = await response.text();
    const body = parsed(text);
    if (!response.ok) {
        throw new Problem(response.status, body);
    }
    return {body, tag: response.headers.get("ETag")};
}

function parsed(text) {
    try {
        return text ? JSON.parse(text) : null;
    } catch {
        return null;
    }
}
