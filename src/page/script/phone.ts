/** Charts that have no panels, on a phone: rows of marks below each other with their words, other pictures with letters that are read. */
export const phone = String.raw`
/** Marks of a view by their heading, from top to bottom; undefined where they do not stand in rows. */
function rowsIn(svg, reading, view) {
  const rows = new Map();
  for (const { element, lines, box } of spokenOf(svg, reading)) {
    if (![...element.parentElement.classList].some((name) => name.startsWith(view + "_layer_"))) continue;
    const row = rows.get(lines[0]) ?? { heading: lines[0], said: new Set(), left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    if (reading.told.some(({ part }) => element.parentElement.classList.contains(part))) lines.slice(1).forEach((line) => row.said.add(line));
    [row.left, row.top] = [Math.min(row.left, box.left), Math.min(row.top, box.top)];
    [row.right, row.bottom] = [Math.max(row.right, box.right), Math.max(row.bottom, box.bottom)];
    rows.set(lines[0], row);
  }
  const found = [...rows.values()].sort((a, b) => a.top - b.top);
  return found.length === 0 || found.some((row, at) => at > 0 && row.top < found[at - 1].bottom - 1) ? undefined : found;
}
/** How much larger than its picture a part of it is drawn at most. */
const LARGEST = 1.2;
/** Marks and words of a view, with where they stand; what is not seen, or is white behind words, is none. */
function partsIn(svg, view) {
  const parts = [...svg.querySelectorAll(["path:not(.background)", "circle", "text"].map((part) => "." + view + "_group " + part).join())];
  const isSeen = (element) => lookOf(element, "stroke-opacity") !== "0" && (lookOf(element, "fill") !== "#fff" || lookOf(element, "stroke"));
  return parts.filter(isSeen).map((element) => ({ element, box: boxIn(svg, element), isWord: element.tagName === "text" })).filter(({ box }) => box.right > box.left || box.bottom > box.top);
}
/** A part of a picture as a picture of its own: what is drawn there, before the background against which letters grow. */
function cutOut(svg, view, parts, { left, top, right, bottom }) {
  const copy = document.createElementNS(SVG, "svg");
  copy.setAttribute("viewBox", [left, top, right - left, bottom - top].join(" "));
  copy.setAttribute("class", "row");
  copy.setAttribute("fill", "none");
  copy.setAttribute("aria-hidden", "true");
  copy.style.maxWidth = (right - left) * LARGEST + "px";
  const back = svg.getScreenCTM().inverse();
  const inside = parts.filter(({ box }) => box.bottom >= top && box.top <= bottom && box.right >= left && box.left <= right);
  for (const element of [svg.querySelector("." + view + "_group .background"), ...inside.map((part) => part.element)]) {
    const made = element.cloneNode(true);
    for (const { name, value } of element.parentElement.attributes) if (/^(fill|stroke|font|text)/.test(name) && !made.hasAttribute(name)) made.setAttribute(name, value);
    const { a, b, c, d, e, f } = back.multiply(element.getScreenCTM());
    made.setAttribute("transform", "matrix(" + [a, b, c, d, e, f].join(" ") + ")");
    copy.append(made);
  }
  return copy;
}
function rowForm(svg, view, rows) {
  const [room, aside] = [10, 20];
  const widest = 1.3 * (Math.max(...rows.map((row) => row.right)) - Math.min(...rows.map((row) => row.left)));
  const parts = partsIn(svg, view);
  const lines = parts.filter(({ box }) => box.right - box.left > widest && box.bottom - box.top < 3).map(({ box }) => (box.top + box.bottom) / 2);
  // Rows end at the line between them, else half way.
  const edges = rows.slice(1).map((row, at) => lines.find((line) => line > rows[at].bottom && line < row.top) ?? (rows[at].bottom + row.top) / 2);
  const drawn = parts.filter(({ box, isWord }) => !isWord && box.right - box.left <= widest);
  const last = rows[rows.length - 1].bottom;
  // Marks that say nothing belong to the row in which they are: dots of many, and below the last the ticks of the scale.
  const whole = rows.map((row, at) => {
    const [above, below] = [edges[at - 1] ?? -Infinity, edges[at] ?? Infinity];
    const own = drawn.filter(({ box }) => box.top >= above && box.bottom <= below).map(({ box }) => box);
    const [left, top] = ["left", "top"].map((side) => Math.min(row[side], ...own.map((box) => box[side])));
    const [right, bottom] = ["right", "bottom"].map((side) => Math.max(row[side], ...own.map((box) => box[side])));
    return { ...row, left, top, right, bottom };
  });
  const [left, right] = [Math.min(...whole.map((row) => row.left)) - aside, Math.max(...whole.map((row) => row.right)) + aside];
  const scale = parts.filter(({ box, isWord }) => isWord && box.top >= last && box.left >= left && box.right <= right);
  return whole.flatMap((row, at) => {
    const top = Math.max(row.top - room, edges[at - 1] ?? -Infinity);
    const bottom = Math.min(Math.max(row.bottom, ...(at === rows.length - 1 ? scale.map(({ box }) => box.bottom) : [])) + room, edges[at] ?? Infinity);
    const said = [...row.said].map((line) => textOf("p", line, "said"));
    return [textOf("p", row.heading, "heading"), cutOut(svg, view, [...drawn, ...scale], { left, top, right, bottom }), ...said];
  });
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
function withoutPanels(figure, svg, reading) {
  const column = Object.assign(document.createElement("div"), { className: "column" });
  column.append(textOf("p", reading.subtitle, "quiet"), keyOf(svg, reading));
  const isKey = (view) => reading.keys.some(({ parts }) => parts.some((part) => part.startsWith(view + "_layer_")));
  const views = [...new Set([...svg.querySelectorAll("g[class$=_group]")].flatMap((view) => [...view.classList]))].flatMap((name) => {
    const found = /^(concat_\d+(?:_concat_\d+)*)_group$/.exec(name);
    return found ? [found[1]] : [];
  }).filter((view, _, all) => !all.some((other) => other.startsWith(view + "_concat_")) && !isKey(view));
  for (const view of views.slice(0, -1)) {
    const rows = rowsIn(svg, reading, view);
    if (rows) column.append(...rowForm(svg, view, rows));
    else {
      const picture = cut(svg, [view + "_group"], 12)?.copy;
      // What is words alone is told below.
      if (!picture?.querySelector("path:not(.background), circle")) continue;
      listen(picture, reading);
      column.append(picture);
    }
  }
  column.append(textOf("p", reading.foot, "quiet"));
  figure.querySelector(".scroll").after(column);
  figure.classList.add("has-column");
}
`;
