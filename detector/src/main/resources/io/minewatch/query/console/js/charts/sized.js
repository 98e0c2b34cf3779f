// Draws again when the room changes, as long as the drawing is on the page.

/** @param draw gets the width and the size of a letter, both in pixels */
export function drawSized(box, draw) {
    let width = 0;
    const observer = new ResizeObserver(() => {
        if (!box.isConnected) {
            observer.disconnect();
            return;
        }
        if (box.clientWidth !== width) {
            width = box.clientWidth;
            draw(Math.max(280, width), parseFloat(getComputedStyle(box).fontSize));
        }
    });
    observer.observe(box);
}
