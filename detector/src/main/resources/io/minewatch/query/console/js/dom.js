// Makes elements. Text from anywhere becomes a text node and nothing else; there is no other way in.

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element: h("a", {class: "x", href: "#/", onclick: f}, "text", child, [children]). */
export function h(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function s(tag, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Puts other children into an element. */
export function put(element, ...children) {
    element.replaceChildren();
    append(element, children);
    return element;
}

function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) {
            continue;
        }
        if (name.startsWith("on")) {
            element.addEventListener(name.slice(2), value);
        } else {
            element.setAttribute(name, value === true ? "" : value);
        }
    }
    append(element, children);
    return element;
}

function append(element, children) {
    for (const child of children.flat(Infinity)) {
        if (child !== null && child !== undefined && child !== false && child !== "") {
            element.append(child);
        }
    }
}
