// Light, dark, or as the system says.

const KEY = "minewatch.theme";
const ORDER = ["system", "light", "dark"];

/** What the system says. */
const DARK = matchMedia("(prefers-color-scheme: dark)");

export function theme() {
    const kept = localStorage.getItem(KEY);
    return ORDER.includes(kept) ? kept : "system";
}

export function nextTheme() {
    localStorage.setItem(KEY, ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length]);
    show();
}

/** The page is light or dark from now on, also if the system comes to say otherwise. */
export function applyTheme() {
    show();
    DARK.addEventListener("change", show);
}

function show() {
    const chosen = theme();
    const system = DARK.matches ? "dark" : "light";
    document.documentElement.dataset.theme = chosen === "system" ? system : chosen;
}
