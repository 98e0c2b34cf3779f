// Whether the appliance hears, keeps and answers.

import {basics, figures, outputs, sensors, workers} from "../appliance.js";
import {ASK, onChange} from "../live.js";
import {exactTime} from "../format.js";
import {facts, heading, panel} from "../parts.js";
import {get} from "../api.js";
import {h, put} from "../dom.js";
import {t, term} from "../texts.js";

export async function show(main, {signal, reader}) {
    const hears = reader.sees.network !== "none";
    const ask = () => Promise.all([get("health", {}, signal), hears ? get("sensors", {}, signal) : {items: []}]);
    const draw = ([health, heard]) => {
        const isOpen = main.querySelector("details.all-figures")?.open;
        put(main, heading(t("page.health"), status(health)),
            h("div", {class: "grid halves"}, panel(t("health.server"), basics(health)), panel(t("health.session"), session(reader))),
            health.appliance ? of(health.appliance) : null,
            hears ? panel(t("health.sensors"), sensors(heard.items), {note: t("health.sensorsNote")}) : null,
            health.appliance ? figures(health.appliance) : null);
        main.querySelector("details.all-figures")?.toggleAttribute("open", isOpen === true);
    };
    draw(await ask());
    onChange(async () => draw(await ask()), signal, {wait: ASK, ages: true});
}

function of(appliance) {
    return [panel(t("health.workers"), workers(appliance.workers ?? [])), panel(t("health.outputs"), outputs(appliance.sinks ?? []))];
}

function status(health) {
    const good = health.ledger === "ok" && (health.appliance?.ready ?? true) === true;
    return [h("span", {class: good ? "health health-good" : "health health-bad", role: "status"},
        t(good ? "health.good" : "health.bad")),
    h("span", {class: "muted"}, (health.appliance?.not_ready ?? []).join("; "))];
}

function session(reader) {
    return facts([[t("health.name"), reader.name], [t("health.role"), term("role", reader.role)],
        [t("scope"), reader.everywhere ? t("scope.everywhere") : reader.regions.join(", ")],
        [t("health.sees"), Object.entries(reader.sees).map(([what, how]) =>
            h("span", {class: "tag"}, `${term("fields", what)}: ${term("sight", how)}`))],
        [t("health.expires"), reader.expires ? exactTime(reader.expires) : null]]);
}
