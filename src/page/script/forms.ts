/** One column for phones, and one panel a screen for projectors: the same picture, cut where its panels are. */
export const forms = String.raw`
const SVG = "http://www.w3.org/2000/svg";
/** Views of a picture: the second is v1g, the first in it v1v0g. */
const VIEWS = "g[class^=v][class$=g]";
/** A part of a picture as a picture of its own. */
function cut(svg, parts, room) {
  const found = parts.flatMap((part) => [...svg.querySelectorAll("." + part)]);
  if (found.length === 0) return undefined;
  const copy = document.createElementNS(SVG, "svg");
  copy.setAttribute("fill", "none");
  copy.setAttribute("aria-hidden", "true");
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const element of found) {
    const box = element.getBBox();
    if (box.width === 0 && box.height === 0) continue;
    [left, top] = [Math.min(left, box.x), Math.min(top, box.y)];
    [right, bottom] = [Math.max(right, box.x + box.width), Math.max(bottom, box.y + box.height)];
    copy.append(element.cloneNode(true));
  }
  if (left === Infinity) return undefined;
  copy.setAttribute("viewBox", [left - room, top - room, right - left + 2 * room, bottom - top + 2 * room].join(" "));
  return { copy, width: right - left + 2 * room, height: bottom - top + 2 * room };
}
const textOf = (tag, text, className) => Object.assign(document.createElement(tag), { textContent: text, className });
/** What is said of a picture, for one in a column: below its title, which comes last in it, and at its foot, which is its last view. */
function subtitleOf(svg) {
  const texts = svg.querySelectorAll("text");
  return [...texts[texts.length - 1].childNodes].map((line) => line.textContent).join(" ");
}
function footOf(svg) {
  const views = [...svg.querySelectorAll(VIEWS)].filter((view) => /^v\d+g$/.test(view.className.baseVal));
  return [...views[views.length - 1].querySelectorAll("text")].map((text) => text.textContent).join(" ");
}
/** The key as words with their samples, which break into lines where they must. */
function keyOf(svg, reading) {
  const list = document.createElement("ul");
  list.className = "key";
  for (const { name, parts } of reading.keys) {
    const item = document.createElement("li");
    const sample = cut(svg, parts.slice(0, -1), 3);
    if (sample) {
      Object.assign(sample.copy.style, { width: sample.width * 1.4 + "px", height: sample.height * 1.4 + "px" });
      item.append(sample.copy);
    }
    item.append(textOf("span", name));
    list.append(item);
  }
  return list;
}
/** Smallest letters on a projector [pixels]. */
const SMALLEST = 20;
const move = (each, across, down) => each.setAttribute("transform", "translate(" + across + "," + down + ") " + (each.getAttribute("transform") ?? ""));
const lettersOf = (text) => Number.parseFloat(lookOf(text, "font-size"));
/** Where a text stands: -1 above what is drawn, 1 below it, 0 beside or in it. */
function sideOf(picture, text) {
  const plot = (text.closest(VIEWS) ?? picture).querySelector(".background")?.getBoundingClientRect();
  const box = text.getBoundingClientRect();
  return plot && box.top >= plot.bottom - 1 ? 1 : plot && box.bottom <= plot.top + 1 ? -1 : 0;
}
/** How much wider a picture becomes at most for what stands right of it. */
const ROOM = 1.35;
/** What stands at the edges of a picture is cut off where its letters grow: the picture becomes larger, wider as far as there is sense in it. */
function makeRoom(picture, smallest) {
  const place = picture.getScreenCTM();
  if (!place?.a) return;
  const [left, top, width, height] = picture.getAttribute("viewBox").split(" ").map(Number);
  const texts = [...picture.querySelectorAll("text")].filter((each) => {
    const box = each.getBoundingClientRect();
    return box.width > 0 && box.bottom > place.f + top * place.d && box.top < place.f + (top + height) * place.d;
  });
  const ends = texts.map((each) => {
    const box = each.getBoundingClientRect();
    const [from, wide] = [(box.left - place.e) / place.a - left, box.width / place.a];
    const size = lettersOf(each);
    return { from, ratio: wide / size, size };
  }).filter(({ from, ratio }) => ratio > 0 && from > width / 2);
  // Letters of so many pixels are the larger in the picture the wider it is.
  const fits = (wide) => ends.every(({ from, ratio, size }) => from + ratio * Math.max(size, (smallest * wide) / (width * place.a)) <= wide);
  // Rows that are pictures of their own stay as wide as each other: they have one scale.
  const wider = picture.classList.contains("row") ? width : ([1, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3, ROOM].map((times) => times * width).find(fits) ?? width);
  // Lines above and below what is drawn grow away from it.
  const [up, down] = [-1, 1].map((side) => {
    const own = texts.filter((each) => sideOf(picture, each) === side);
    const lines = new Set(own.map((each) => Math.round(each.getBoundingClientRect().bottom)));
    return lines.size * Math.max(0, (smallest * wider) / (width * place.a) - Math.min(...own.map(lettersOf)));
  });
  const room = [left, top - up, wider, height + up + down];
  for (const each of [picture, ...picture.querySelectorAll("svg")]) {
    each.setAttribute("viewBox", room.join(" "));
    if (each !== picture) ["x", "y", "width", "height"].forEach((name, side) => each.setAttribute(name, room[side]));
  }
}
/** Letters of so many pixels, which grow away from what is drawn: up above it, down below it, else both ways. */
function grow(picture, each, size) {
  const side = sideOf(picture, each);
  const place = each.parentElement.getScreenCTM();
  const before = each.getBoundingClientRect();
  each.setAttribute("font-size", size + "px");
  const after = each.getBoundingClientRect();
  const [up, down] = [before.top - after.top, before.bottom - after.bottom];
  move(each, 0, (side > 0 ? up : side < 0 ? down : (up + down) / 2) / place.a);
}
/** Words beside a name stand clear of it, and end where the picture does. */
function clear(each, placed, frame, scale) {
  const box = each.getBoundingClientRect();
  const name = placed.find((other) => other.isBold && Math.abs(other.bottom - box.bottom) < 6 && other.left < box.left && other.right + 40 > box.left);
  if (!name) return;
  move(each, Math.max(0, name.right + 12 - box.left) / scale, 0);
  const said = each.textContent.split(" ");
  while (said.length > 3 && each.getBoundingClientRect().right > frame.right) each.textContent = (said.pop(), said.join(" ")) + " \u2026";
}
/** Letters as large as a projector asks for: lines of one block move down together, and what then has no room is left to the table. */
function enlarge(picture, smallest = SMALLEST) {
  makeRoom(picture, smallest);
  const place = picture.getScreenCTM();
  if (!place?.a) return;
  const scale = place.a;
  const [left, top, width, height] = picture.getAttribute("viewBox").split(" ").map(Number);
  const frame = { left: place.e + left * scale, top: place.f + top * scale, right: place.e + (left + width) * scale, bottom: place.f + (top + height) * scale };
  const placed = [];
  const boxOf = (each) => each.getBoundingClientRect();
  const texts = [...picture.querySelectorAll("text")].filter((each) => boxOf(each).width > 0).sort((a, b) => boxOf(a).top - boxOf(b).top);
  for (const each of texts) {
    if (lettersOf(each) * scale < smallest) grow(picture, each, Math.ceil((smallest * 100) / scale) / 100);
    clear(each, placed, frame, scale);
    // What only just leaves the picture is pulled back into it.
    const low = frame.top - boxOf(each).top;
    if (low > 0 && low <= 8) move(each, 0, low / scale);
    const hits = () => {
      const box = boxOf(each);
      return placed.filter((other) => box.left < other.right && box.right > other.left && box.top < other.bottom - 3 && box.bottom > other.top + 3);
    };
    const first = hits();
    if (first.length > 0) {
      const down = Math.max(...first.map((other) => other.bottom)) - boxOf(each).top;
      if (down < smallest) move(each, 0, down / scale);
    }
    const aside = Math.min(0, frame.right - boxOf(each).right) + Math.max(0, frame.left - boxOf(each).left);
    if (aside !== 0 && Math.abs(aside) <= 8) move(each, aside / scale, 0);
    const box = boxOf(each);
    const isOut = box.left < frame.left - 8 || box.right > frame.right + 8 || box.top < frame.top - 8 || box.bottom > frame.bottom + 8;
    if (isOut || hits().length > 0) each.remove();
    else placed.push(Object.assign(box, { isBold: lookOf(each, "font-weight") === "bold" }));
  }
}
/** Smallest letters on a phone [pixels]. */
const READABLE = 11;
/** A chart as a phone has room for it, made once, where the screen is narrow. */
function phoneForm(figure, svg, reading) {
  if (figure.classList.contains("on-phone")) return;
  figure.classList.add("on-phone");
  if (reading.panels.length === 0) withoutPanels(figure, svg, reading);
  for (const picture of figure.querySelectorAll(":scope > .column > svg")) enlarge(picture, READABLE);
}
/** Every screen of the page, in order. */
function screensOf(all) {
  const head = Object.assign(document.createElement("section"), { className: "screen" });
  head.append(textOf("h2", document.querySelector("h1").textContent), ...[...document.querySelectorAll("section.answer > p:not(.quiet)")].slice(0, 3).map((each) => textOf("p", each.textContent)));
  const screens = [head];
  for (const { figure, svg, reading } of all) {
    const title = figure.querySelector("h3").textContent;
    const screen = (...content) => {
      const made = Object.assign(document.createElement("section"), { className: "screen" });
      made.append(textOf("h2", title), ...content);
      screens.push(made);
    };
    if (reading.panels.length > 0) panelScreens(svg, reading, screen);
    else viewScreens(figure, svg, reading, screen);
  }
  return screens;
}
let leave;
function present(all) {
  if (leave) return;
  const screens = screensOf(all);
  const stage = document.createElement("div");
  stage.className = "stage";
  stage.setAttribute("role", "dialog");
  stage.setAttribute("aria-modal", "true");
  stage.setAttribute("aria-label", words.present);
  stage.tabIndex = -1;
  const count = textOf("span", "", "count");
  let at = 0;
  const show = (to) => {
    at = Math.max(0, Math.min(screens.length - 1, to));
    stage.querySelector(".screen")?.remove();
    stage.prepend(screens[at]);
    screens[at].querySelectorAll(":scope > svg").forEach((picture) => enlarge(picture));
    count.textContent = at + 1 + " / " + screens.length;
    hide();
  };
  const bar = Object.assign(document.createElement("div"), { className: "tools" });
  bar.append(button("\u2190 " + words.back, () => show(at - 1)), button(words.next + " \u2192", () => show(at + 1)), count, button(words.leave, () => leave()));
  stage.append(bar);
  const keys = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
    if (event.key === "Escape") leave();
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(screens.length - 1);
    else if (step !== undefined && !(event.key === " " && event.target.closest("button"))) show(at + step);
    else return;
    event.preventDefault();
  };
  leave = () => {
    removeEventListener("keydown", keys);
    stage.remove();
    document.querySelector("main").inert = false;
    document.body.classList.remove("presenting");
    hide();
    leave = undefined;
  };
  addEventListener("keydown", keys);
  document.querySelector("main").inert = true;
  document.body.append(stage);
  document.body.append(hair, ring, beside);
  document.body.classList.add("presenting");
  show(0);
  stage.focus();
}
`;
