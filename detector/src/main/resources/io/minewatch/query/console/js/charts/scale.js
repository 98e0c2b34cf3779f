// Numbers to places on an axis.

/** Round values from 0 to at least the greatest, at most `wanted` steps apart. */
export function ticks(greatest, wanted = 4) {
    if (!(greatest > 0)) {
        return [0, 1];
    }
    const rough = greatest / wanted;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough * 0.999);
    const all = [];
    for (let i = 0; i * step < greatest + step * 0.999; i++) {
        all.push(i * step);
    }
    return all;
}

const MINUTE = 60_000;
const STEPS = [1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 20_160, 43_200].map((each) => each * MINUTE);

/** Times on the clock of this browser, at most `wanted` of them. */
export function timeTicks(from, to, wanted = 8) {
    const step = STEPS.find((each) => (to - from) / each <= wanted) ?? STEPS.at(-1);
    const offset = new Date(from).getTimezoneOffset() * MINUTE;
    const all = [];
    for (let at = Math.ceil((from - offset) / step) * step + offset; at <= to; at += step) {
        all.push(at);
    }
    return {all, daily: step >= 1440 * MINUTE};
}
