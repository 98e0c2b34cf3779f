// Words of the page in the language of its reader.

import en from "./texts/en.js";
import zh from "./texts/zh.js";

const ALL = {en, zh};
const KEY = "minewatch.language";

let language = remembered() ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");

function remembered() {
    const kept = localStorage.getItem(KEY);
    return kept in ALL ? kept : null;
}

/** "en" or "zh". */
export function currentLanguage() {
    return language;
}

/** For Intl and the lang attribute. */
export function locale() {
    return language === "zh" ? "zh-CN" : "en-GB";
}

export function setLanguage(next) {
    language = next;
    localStorage.setItem(KEY, next);
    document.documentElement.lang = locale();
}

/** The text of a key, with {name} replaced. A key without a text shows itself, so that it is noticed. */
export function t(key, values = {}) {
    const text = ALL[language][key] ?? en[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The text of a code from a record, or the code itself if nobody wrote a text for it. */
export function term(kind, code) {
    return ALL[language][`${kind}.${code}`] ?? en[`${kind}.${code}`] ?? String(code);
}
