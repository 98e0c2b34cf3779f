// Areas in proportion to a value, as near to squares as it goes (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000).

/** Rectangles {x, y, width, height, item} that fill the given one; items with the value 0 get none. */
export function treemap(items, value, width, height) {
    const rest = items.filter((item) => value(item) > 0).sort((one, other) => value(other) - value(one));
    const total = rest.reduce((sum, item) => sum + value(item), 0);
    const all = [];
    let free = {x: 0, y: 0, width, height};
    const size = (item) => value(item) / total * width * height;
    while (rest.length > 0) {
        const side = Math.min(free.width, free.height);
        const row = [rest.shift()];
        while (rest.length > 0 && worst([...row, rest[0]].map(size), side) <= worst(row.map(size), side)) {
            row.push(rest.shift());
        }
        free = lay(row, size, free, all);
    }
    return all;
}

function worst(sizes, side) {
    const sum = sizes.reduce((one, other) => one + other, 0);
    return Math.max(side ** 2 * Math.max(...sizes) / sum ** 2, sum ** 2 / (side ** 2 * Math.min(...sizes)));
}

function lay(row, size, free, all) {
    const sum = row.reduce((total, item) => total + size(item), 0);
    const across = free.width >= free.height;
    const thick = sum / (across ? free.height : free.width);
    let at = across ? free.y : free.x;
    for (const item of row) {
        const long = size(item) / thick;
        all.push(across ? {x: free.x, y: at, width: thick, height: long, item}
            : {x: at, y: free.y, width: long, height: thick, item});
        at += long;
    }
    return across ? {...free, x: free.x + thick, width: free.width - thick}
        : {...free, y: free.y + thick, height: free.height - thick};
}
