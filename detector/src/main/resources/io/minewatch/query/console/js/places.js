// The pages in the order of their list, each with the letter that follows g, and who may see it.

const ALL = [
    ["overview", "o", (reader) => reader.sees.aggregate === "full"],
    ["regions", "r", (reader) => reader.sees.aggregate === "full"],
    ["detections", "d", (reader) => reader.sees.network !== "none"],
    ["sites", "s", (reader) => reader.sees.enterprise !== "none"],
    ["inventory", "i", (reader) => reader.sees.enterprise !== "none"],
    ["pools", "p", (reader) => reader.sees.aggregate === "full"],
    ["health", "h", (reader) => reader.sees.aggregate === "full"],
    ["audit", "a", (reader) => reader.may.includes("audit") && reader.everywhere],
];

/** Those that this reader may see; the first is where they begin. */
export function pagesOf(reader) {
    return ALL.filter(([, , allowed]) => allowed(reader)).map(([name, key]) => ({name, key}));
}
