// Diagrams over time, one below the other on the same axis, drawn as SVG. Each has its figures as a table, too.

import {h, put, s} from "../dom.js";
import {clock, day, exactTime} from "../format.js";
import {drawSized} from "./sized.js";
import {t} from "../texts.js";
import {ticks, timeTicks} from "./scale.js";

/**
 * @param panels {title, height, greatest, format, draw, read}: draw(area) makes the marks of one panel, read(index)
 *     says what it shows at one point
 * @param times of the points, milliseconds, rising
 * @param step milliseconds that a point stands for
 */
export function plot({label, panels, times, step}) {
    const box = h("figure", {class: "plot", role: "group", "aria-label": label});
    const told = h("figcaption", {class: "plot-told", "aria-live": "off"});
    function drawing(width, em) {
        const left = 5.2 * em;
        const right = em;
        const gap = 2.1 * em;
        const heights = panels.map((panel) => panel.height * em);
        const height = heights.reduce((sum, each) => sum + each + gap, 0) + 1.4 * em;
        const from = times[0];
        const to = times.at(-1) + step;
        const x = (at) => left + (at - from) / (to - from) * (width - left - right);
        const image = s("svg", {viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label});
        let top = gap * 0.9;
        panels.forEach((panel, index) => {
            image.append(area(panel, {x, top, height: heights[index], left, right: width - right, em, step}));
            top += heights[index] + gap;
        });
        image.prepend(timeAxis(x, from, to, height - 0.5 * em, {em, top: gap * 0.9, bottom: top - gap, width}));
        follow(image, {x, from, to, left, right: width - right, top: gap * 0.9, bottom: top - gap});
        return image;
    }

    function follow(image, {x, from, to, left, right, top, bottom}) {
        const line = s("line", {class: "plot-cursor", y1: top, y2: bottom, visibility: "hidden"});
        image.append(line);
        image.addEventListener("pointermove", (event) => {
            const rectangle = image.getBoundingClientRect();
            const place = (event.clientX - rectangle.left) / rectangle.width * image.viewBox.baseVal.width;
            const at = from + (place - left) / (right - left) * (to - from);
            const index = Math.min(times.length - 1, Math.max(0, nearest(at)));
            line.setAttribute("visibility", "visible");
            line.setAttribute("x1", x(times[index] + step / 2));
            line.setAttribute("x2", x(times[index] + step / 2));
            tell(index);
        });
        image.addEventListener("pointerleave", () => {
            line.setAttribute("visibility", "hidden");
            put(told);
        });
    }

    function nearest(at) {
        let best = 0;
        times.forEach((time, index) => {
            if (Math.abs(time + step / 2 - at) < Math.abs(times[best] + step / 2 - at)) {
                best = index;
            }
        });
        return best;
    }

    function tell(index) {
        put(told, h("strong", {}, exactTime(times[index]).slice(0, 16)),
            panels.map((panel) => [h("span", {class: "muted"}, panel.title), panel.read(index)]));
    }

    drawSized(box, (width, em) => put(box, drawing(width, em), told));
    return h("div", {}, box, figures(panels, times));
}

function area(panel, {x, top, height, left, right, em, step}) {
    const marks = ticks(panel.greatest, Math.max(2, Math.floor(height / em / 2)));
    const highest = marks.at(-1);
    const y = (value) => top + height - Math.min(1, value / highest) * height;
    return s("g", {},
        s("text", {class: "plot-title", x: left, y: top - 0.5 * em}, panel.title),
        marks.map((value) => [
            s("line", {class: "plot-grid", x1: left, x2: right, y1: y(value), y2: y(value)}),
            s("text", {class: "plot-label", x: left - 0.5 * em, y: y(value) + 0.32 * em, "text-anchor": "end"},
                panel.format(value))]),
        panel.draw({x, y, step, bottom: top + height}));
}

function timeAxis(x, from, to, y, {em, top, bottom, width}) {
    const {all, daily} = timeTicks(from, to, Math.max(3, Math.floor(width / (7 * em))));
    return s("g", {}, all.map((at) => [
        s("line", {class: "plot-grid", x1: x(at), x2: x(at), y1: top, y2: bottom}),
        s("text", {class: "plot-label", x: x(at), y, "text-anchor": "middle"}, daily ? day(at) : clock(at))]));
}

/** The same as figures: for those who do not see the diagram, and for paper. */
function figures(panels, times) {
    return h("details", {class: "figures"}, h("summary", {}, t("asFigures")), h("div", {class: "table-box"},
        h("table", {}, h("thead", {}, h("tr", {}, h("th", {scope: "col"}, t("time")),
            panels.map((panel) => h("th", {scope: "col"}, panel.title)))),
        h("tbody", {}, times.map((time, index) => h("tr", {},
            h("th", {scope: "row"}, exactTime(time).slice(0, 16)),
            panels.map((panel) => h("td", {}, panel.read(index)))))))));
}

/** Columns, of several parts one above the other: parts are [class, value] from below. */
export function columns(times, parts) {
    return ({x, y, step}) => times.map((time, index) => {
        let sum = 0;
        const width = Math.max(1, (x(time + step) - x(time)) * 0.8);
        return parts(index).filter(([, value]) => value > 0).map(([className, value]) => {
            const from = y(sum);
            sum += value;
            return s("rect", {class: className, x: x(time) + width * 0.125, width, y: y(sum), height: from - y(sum)});
        });
    });
}

/** An interval as a band with its middle as a line; broken where nothing is known. */
export function band(times, at) {
    return ({x, y, step}) => runs(times, at).map((run) => {
        const points = run.flatMap((index) => [[times[index], index], [times[index] + step, index]]);
        const edge = (end) => points.map(([time, index]) => `${x(time).toFixed(1)},${y(at(index)[end]).toFixed(1)}`);
        return [
            s("polygon", {class: "plot-band", points: [...edge("hi"), ...edge("lo").reverse()].join(" ")}),
            s("polyline", {class: "plot-line", points: edge("mid").join(" ")})];
    });
}

/** A value that holds until the next. */
export function stairs(times, at) {
    return ({x, y, step}) => runs(times, at).map((run) => s("polyline", {
        class: "plot-line plot-plain",
        points: run.flatMap((index) => [[times[index], index], [times[index] + step, index]])
            .map(([time, index]) => `${x(time).toFixed(1)},${y(at(index)).toFixed(1)}`).join(" ")}));
}

function runs(times, at) {
    const all = [];
    let run = [];
    times.forEach((_, index) => {
        if (at(index) === null || at(index) === undefined) {
            all.push(run);
            run = [];
        } else {
            run.push(index);
        }
    });
    return [...all, run].filter((each) => each.length > 0);
}
