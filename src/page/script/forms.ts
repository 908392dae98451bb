/** One column for phones, and one panel a screen for projectors: the same picture, cut where its panels are. */
export const forms = String.raw`
const SVG = "http://www.w3.org/2000/svg";
/** A part of a picture as a picture of its own. */
function cut(svg, parts, room) {
  const found = parts.flatMap((part) => [...svg.querySelectorAll("." + part)]);
  if (found.length === 0) return undefined;
  const copy = document.createElementNS(SVG, "svg");
  copy.setAttribute("font-family", svg.getAttribute("font-family") ?? "");
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
function panelPicture(svg, reading, panel) {
  const made = cut(svg, [panel.part + "_group"], 4);
  if (!made) return undefined;
  listen(made.copy, { ...reading, panels: [panel] });
  return made.copy;
}
/** The panels of a chart below each other, beside the whole picture; the page shows the one that the screen has room for. */
function oneColumn(figure, svg, reading) {
  if (reading.panels.length === 0) return;
  const column = Object.assign(document.createElement("div"), { className: "column" });
  column.append(textOf("p", reading.subtitle, "quiet"), keyOf(svg, reading));
  for (const panel of reading.panels) column.append(panelPicture(svg, reading, panel) ?? "");
  column.append(textOf("p", reading.foot, "quiet"));
  figure.querySelector(".scroll").after(column);
  figure.classList.add("has-column");
}
/** Height of a screen, less its title and buttons, as a share of its width. */
const SCREEN = 0.56;
/** The views of a picture without panels, as many together as a screen has room for at its full width; the foot is left out. */
function slices(svg) {
  const classes = [...svg.querySelectorAll("g.role-scope")].flatMap((view) => [...view.classList].filter((name) => /^concat_\d+_group$/.test(name)));
  const found = [];
  for (const part of classes.slice(0, -1)) {
    const together = [...(found[found.length - 1] ?? []), part];
    const size = cut(svg, together, 4);
    if (found.length > 0 && size && size.height <= SCREEN * size.width) found[found.length - 1] = together;
    else found.push([part]);
  }
  return found;
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
    for (const panel of reading.panels) {
      const picture = panelPicture(svg, reading, panel);
      if (picture) screen(keyOf(svg, reading), picture);
    }
    if (reading.panels.length > 0) continue;
    for (const parts of slices(svg)) {
      const picture = cut(svg, parts, 4);
      if (picture) screen(picture.copy);
    }
    const numbers = figure.querySelector("details table");
    if (numbers && numbers.rows.length < 14) screen(numbers.cloneNode(true));
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
    count.textContent = at + 1 + " / " + screens.length;
    beside.hidden = hair.hidden = true;
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
    beside.hidden = hair.hidden = true;
    leave = undefined;
  };
  addEventListener("keydown", keys);
  document.querySelector("main").inert = true;
  document.body.append(stage);
  document.body.append(hair, beside);
  document.body.classList.add("presenting");
  show(0);
  stage.focus();
}
`;
