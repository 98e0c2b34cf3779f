// Figures and times as people read them.

import {currentLanguage, locale, t} from "./texts.js";

const PREFIXES = ["", "k", "M", "G", "T", "P", "E", "Z"];

/** A lower end below this part of the upper end's unit gets a unit of its own. */
const LEAST = 0.1;

/** "2.7–4.4 TH/s"; both ends always, unless they read the same. */
export function interval(lo, hi, unit) {
    if (!Number.isFinite(lo) || !Number.isFinite(hi)) {
        return t("unknown");
    }
    const upper = scaleOf(hi);
    const lower = lo === 0 || lo / 1000 ** upper >= LEAST ? upper : scaleOf(lo);
    const from = digits(lo / 1000 ** lower);
    const to = digits(hi / 1000 ** upper);
    if (lower !== upper) {
        return `${from} ${PREFIXES[lower]}${unit} – ${to} ${PREFIXES[upper]}${unit}`;
    }
    return `${from === to ? to : `${from}–${to}`} ${PREFIXES[upper]}${unit}`;
}

/** "2026-W34": the week of ISO 8601 in which a time lies, by the calendar of China. */
export function weekOf(milliseconds) {
    const day = new Date(milliseconds + 8 * 3_600_000);
    day.setUTCDate(day.getUTCDate() + 3 - (day.getUTCDay() + 6) % 7);
    const number = 1 + Math.floor((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 604_800_000);
    return `${day.getUTCFullYear()}-W${String(number).padStart(2, "0")}`;
}

/** A number as a record writes it, such as a difficulty: short, as it may be of any length. */
export function amount(text) {
    const value = Number(text);
    return Number.isFinite(value) ? value < 1e6 ? count(value) : scaled(value, "") : String(text);
}

/** One value with its unit, for axes. */
export function scaled(value, unit) {
    const scale = scaleOf(value);
    return `${digits(value / 1000 ** scale)} ${PREFIXES[scale]}${unit}`.trim();
}

function scaleOf(value) {
    return value < 1000 ? 0 : Math.min(PREFIXES.length - 1, Math.floor(Math.log10(value) / 3 + 1e-9));
}

function digits(value) {
    if (value === 0) {
        return "0";
    }
    if (value < 0.0005) {
        return "<0.001";
    }
    const places = value >= 10 ? 0 : value >= 1 ? 1 : value >= 0.1 ? 2 : 3;
    return String(Number(value.toFixed(places)));
}

export function count(value) {
    return value === null || value === undefined ? "–" : new Intl.NumberFormat(locale()).format(value);
}

export function percent(share) {
    return new Intl.NumberFormat(locale(), {style: "percent", maximumFractionDigits: 2}).format(share);
}

/** "2026-08-20 10:11" in the time of this browser. */
export function time(instant) {
    return instant ? stamp(new Date(instant), 16) : "–";
}

/** The same with seconds. */
export function exactTime(instant) {
    return instant ? stamp(new Date(instant), 19) : "–";
}

/** "10:11" of today, "08-20 10:11" of this year, with the year of another. */
export function shortTime(instant) {
    if (!instant) {
        return "–";
    }
    const date = new Date(instant);
    if (date.toDateString() === new Date().toDateString()) {
        return stamp(date, 16).slice(11);
    }
    return date.getFullYear() === new Date().getFullYear() ? stamp(date, 16).slice(5) : stamp(date, 16);
}

export function clock(milliseconds) {
    return stamp(new Date(milliseconds), 16).slice(11);
}

export function day(milliseconds) {
    return stamp(new Date(milliseconds), 10).slice(5);
}

function stamp(date, length) {
    const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
    return local.toISOString().replace("T", " ").slice(0, length);
}

/** "UTC+08:00". */
export function zone() {
    const minutes = -new Date().getTimezoneOffset();
    const two = (value) => String(Math.floor(Math.abs(value))).padStart(2, "0");
    return `UTC${minutes < 0 ? "−" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

const STEPS = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

/** "3 minutes ago". */
export function ago(instant, now = Date.now()) {
    if (!instant) {
        return "–";
    }
    const seconds = (new Date(instant).getTime() - now) / 1000;
    const [unit, size] = STEPS.find(([, each]) => Math.abs(seconds) >= each) ?? STEPS.at(-1);
    return new Intl.RelativeTimeFormat(locale(), {numeric: "auto"}).format(Math.trunc(seconds / size), unit);
}

/** "2 h 40 min". */
export function lasting(from, to) {
    const minutes = Math.max(0, Math.round((new Date(to) - new Date(from)) / 60_000));
    const parts = [[Math.floor(minutes / 1440), "d"], [Math.floor(minutes / 60) % 24, "h"], [minutes % 60, "min"]];
    const said = parts.filter(([value]) => value > 0).slice(0, 2);
    const units = currentLanguage() === "zh" ? {d: "天", h: "小时", min: "分"} : {d: "d", h: "h", min: "min"};
    return said.length === 0 ? `< 1 ${units.min}` : said.map(([value, unit]) => `${value} ${units[unit]}`).join(" ");
}
