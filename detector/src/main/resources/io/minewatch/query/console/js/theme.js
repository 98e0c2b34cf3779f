// Light, dark, or as the system says.

const KEY = "minewatch.theme";
const ORDER = ["system", "light", "dark"];

export function theme() {
    const kept = localStorage.getItem(KEY);
    return ORDER.includes(kept) ? kept : "system";
}

export function nextTheme() {
    localStorage.setItem(KEY, ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length]);
    applyTheme();
}

export function applyTheme() {
    document.documentElement.dataset.theme = theme();
}
