// Who comes without a session says who they are: with a token, and for what.

import {purpose, setPurpose, signIn} from "../api.js";
import {h, put} from "../dom.js";
import {currentLanguage, setLanguage, t} from "../texts.js";

export function show(body, start) {
    const token = h("input", {id: "token", type: "password", required: true, autocomplete: "current-password",
        spellcheck: "false", maxlength: "512"});
    const what = h("input", {id: "purpose", type: "text", maxlength: "200", value: purpose(), autocomplete: "off"});
    const told = h("p", {class: "fault", role: "alert"});
    const enter = async (event) => {
        event.preventDefault();
        put(told);
        setPurpose(what.value.trim());
        try {
            start(await signIn(token.value.trim()));
        } catch (fault) {
            put(told, said(fault));
            token.select();
        }
    };
    put(body, h("main", {class: "signin", id: "signin"},
        h("form", {onsubmit: enter},
            h("div", {class: "signin-brand"}, h("img", {src: "icon.svg", alt: "", width: 36, height: 36}),
                h("h1", {}, "minewatch")),
            h("p", {class: "muted"}, t("signin.what")),
            h("label", {for: "token"}, t("signin.token")), token,
            h("label", {for: "purpose"}, t("signin.purpose")), what,
            h("p", {class: "hint"}, t("signin.purposeHint")),
            told,
            h("button", {class: "main"}, t("signin.enter")),
            h("button", {type: "button", class: "quiet", onclick: () => {
                setLanguage(currentLanguage() === "zh" ? "en" : "zh");
                show(body, start);
            }}, currentLanguage() === "zh" ? "English" : "中文"))));
    token.focus();
}

function said(fault) {
    switch (fault.status) {
        case 0:
            return t("problem.0");
        case 401:
        case 403:
            return t("signin.refused");
        case 429:
            return t("problem.429");
        default:
            return `${fault.title} ${fault.detail ?? ""}`;
    }
}
