// Addresses of pages: #/detections?grade=confirmed. All behind the sign, so that the server serves files only.

/** Where the reader is: path in parts, and parameters. */
export function here() {
    const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
    return {parts: path.split("/").filter(Boolean).map(decoded), parameters: new URLSearchParams(query)};
}

/** Address of a page. */
export function to(parts, parameters = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        if (value !== undefined && value !== null && value !== "") {
            query.set(name, value);
        }
    }
    return `#/${[parts].flat().map(encodeURIComponent).join("/")}${query.size > 0 ? `?${query}` : ""}`;
}

/** Goes to a page. */
export function go(parts, parameters) {
    location.hash = to(parts, parameters);
}

function decoded(part) {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}
