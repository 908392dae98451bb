import type { Page } from "playwright-core";

/** Smallest text of a page that is read from the last row [px]. */
const SMALLEST = 20;

/**
 * What a room could not read of a screen: text that is too small, that lies outside of the window or is cut off, that
 * lies on other text, and a page that would have to be scrolled.
 */
export async function faultsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(`((smallest) => {
    const faults = [];
    const root = document.documentElement;
    if (root.scrollHeight > innerHeight + 1 || root.scrollWidth > innerWidth + 1) faults.push("the page scrolls");
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent.trim();
      const owner = node.parentElement;
      if (text === "" || owner.closest("script, style, noscript, option, .heard, [aria-hidden=true]")) continue;
      const style = getComputedStyle(owner);
      if (style.visibility === "hidden" || style.display === "none") continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
      if (boxes.length === 0) continue;
      const said = JSON.stringify(text.slice(0, 50));
      if (parseFloat(style.fontSize) < smallest) faults.push(said + " is " + style.fontSize);
      for (const box of boxes) {
        if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) {
          faults.push(said + " lies outside of the window");
          break;
        }
        for (let holder = owner; holder && holder !== document.body; holder = holder.parentElement) {
          const { overflowX, overflowY } = getComputedStyle(holder);
          if (overflowX === "visible" && overflowY === "visible") continue;
          const edge = holder.getBoundingClientRect();
          if (box.left < edge.left - 2 || box.right > edge.right + 2 || box.top < edge.top - 2 || box.bottom > edge.bottom + 2) {
            faults.push(said + " is cut off");
            break;
          }
        }
      }
      texts.push({ said, owner, boxes });
    }
    for (const field of document.querySelectorAll("input.text, label.lever input")) {
      if (field.scrollWidth > field.clientWidth + 1) faults.push("the field " + JSON.stringify(field.value) + " is cut off");
    }
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
    for (let one = 0; one < texts.length; one++) {
      for (let other = one + 1; other < texts.length; other++) {
        if (texts[one].boxes.some((a) => texts[other].boxes.some((b) => meet(a, b)))) {
          faults.push(texts[one].said + " lies on " + texts[other].said);
        }
      }
    }
    for (const control of document.querySelectorAll("button, select, input.text")) {
      const edge = control.getBoundingClientRect();
      if (edge.width < 2) continue;
      for (const { said, owner, boxes } of texts) {
        if (control.contains(owner) || owner.contains(control)) continue;
        if (boxes.some((box) => meet(box, edge))) faults.push(said + " lies on a control");
      }
    }
    return [...new Set(faults)];
  })(${SMALLEST})`);
}
