/** Charts that have no panels: cut for a screen where nothing is drawn, and on a phone rows of marks below each other with their words, else letters that are read. */
export const views = String.raw`
/** Height of a screen, less its title and buttons, as a share of its width. */
const SCREEN = 0.56;
/** The views of a picture without panels, as many together as a screen has room for at its full width; key and foot are left out. */
function slices(svg, reading) {
  const isKey = (part) => reading.keys.some(({ parts }) => parts.some((each) => each.startsWith(part.replace(/g$/, "l"))));
  const classes = [...svg.querySelectorAll(VIEWS)].flatMap((view) => [...view.classList].filter((name) => /^v\d+g$/.test(name) && !isKey(name)));
  const found = [];
  for (const part of classes.slice(0, -1)) {
    const together = [...(found[found.length - 1] ?? []), part];
    const size = cut(svg, together, 4);
    if (found.length > 0 && size && size.height <= SCREEN * size.width) found[found.length - 1] = together;
    else found.push([part]);
  }
  return found;
}
/** Heights at which a picture may be cut, where nothing is drawn but what runs through all of it: not below a heading, whatever is white behind it, and low in a gap, since letters grow. */
function gapsOf(picture, height) {
  const boxes = [...picture.querySelectorAll("text, path, circle")].filter((each) => lookOf(each, "fill") !== "#fff" || lookOf(each, "stroke")).map((each) => ({ box: each.getBoundingClientRect(), isBold: lookOf(each, "font-weight") === "bold" })).filter(({ box }) => box.height > 0 && box.height < height / 2).sort((a, b) => a.box.top - b.box.top);
  const gaps = [];
  let [end, isHeading] = [boxes[0]?.box.bottom, false];
  for (const { box, isBold } of boxes) {
    if (box.top > end + 2 && !isHeading) gaps.push(Math.max(box.top - 2, (end + box.top) / 2));
    if (box.bottom > end - 2) isHeading = isBold || (isHeading && box.bottom < end + 2);
    end = Math.max(end, box.bottom);
  }
  return gaps;
}
/** A picture that is too high for the width of a screen, in stretches from gap to gap; measured where it stands. */
function stretches(picture) {
  const [left, top, width, height] = picture.getAttribute("viewBox").split(" ").map(Number);
  const most = SCREEN * width;
  if (height <= most) return [picture];
  document.body.append(picture);
  Object.assign(picture.style, { position: "absolute", top: 0, left: 0, width: width + "px", height: height + "px" });
  const from = picture.getBoundingClientRect().top - top;
  const gaps = gapsOf(picture, height).map((each) => each - from);
  picture.remove();
  picture.removeAttribute("style");
  const many = Math.ceil(height / most);
  const ends = Array.from({ length: many - 1 }, (_, at) => top + ((at + 1) * height) / many).map((wanted) => gaps.reduce((best, gap) => (Math.abs(gap - wanted) < Math.abs(best - wanted) ? gap : best), Infinity));
  if (ends.some((end) => end === Infinity)) return [picture];
  const edges = [...new Set([top, ...ends, top + height])];
  return edges.slice(1).map((edge, at) => {
    const [part, inner] = [picture.cloneNode(false), document.createElementNS(SVG, "svg")];
    const place = [left, edges[at], width, edge - edges[at]];
    for (const each of [part, inner]) each.setAttribute("viewBox", place.join(" "));
    ["x", "y", "width", "height"].forEach((name, side) => inner.setAttribute(name, place[side]));
    inner.append(...picture.cloneNode(true).childNodes);
    part.append(inner);
    return part;
  });
}
/** Marks of a view by their heading, from top to bottom; undefined where they do not stand in rows. */
function rowsIn(svg, reading, view) {
  const rows = new Map();
  for (const { element, lines, box } of spokenOf(svg, reading)) {
    if (![...element.parentElement.classList].some((name) => name.startsWith(view + "l"))) continue;
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
  const parts = [...svg.querySelectorAll(["path:not(.background)", "circle", "text"].map((part) => "." + view + "g " + part).join())];
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
  for (const element of [svg.querySelector("." + view + "g .background"), ...inside.map((part) => part.element)]) {
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
function withoutPanels(figure, svg, reading) {
  const column = Object.assign(document.createElement("div"), { className: "column" });
  column.append(textOf("p", subtitleOf(svg), "quiet"), keyOf(svg, reading));
  const isKey = (view) => reading.keys.some(({ parts }) => parts.some((part) => part.startsWith(view + "l")));
  const views = [...new Set([...svg.querySelectorAll(VIEWS)].flatMap((view) => [...view.classList]))].flatMap((name) => {
    const found = /^(v\d+(?:v\d+)*)g$/.exec(name);
    return found ? [found[1]] : [];
  }).filter((view, _, all) => !all.some((other) => other.startsWith(view + "v")) && !isKey(view));
  for (const view of views.slice(0, -1)) {
    const rows = rowsIn(svg, reading, view);
    if (rows) column.append(...rowForm(svg, view, rows));
    else {
      const picture = cut(svg, [view + "g"], 12)?.copy;
      // What is words alone is told below.
      if (!picture?.querySelector("path:not(.background), circle")) continue;
      listen(picture, reading);
      column.append(picture);
    }
  }
  column.append(textOf("p", footOf(svg), "quiet"));
  figure.querySelector(".scroll").after(column);
  figure.classList.add("has-column");
}
/** Most rows of a table on a screen, where each may take two lines. */
const ROWS = 6;
/** A table in as many parts as it has screens of rows; long ones are for the page. */
function tableScreens(table) {
  const rows = [...table.tBodies[0].rows];
  const many = Math.ceil(rows.length / ROWS);
  if (many > 3) return [];
  const each = Math.ceil(rows.length / many);
  return Array.from({ length: many }, (_, at) => {
    const part = table.cloneNode(true);
    part.tBodies[0].replaceChildren(...rows.slice(at * each, (at + 1) * each).map((row) => row.cloneNode(true)));
    return part;
  });
}
/** A picture without panels, view by view, and its table. */
function viewScreens(figure, svg, reading, screen) {
  for (const parts of slices(svg, reading)) {
    const picture = cut(svg, parts, 4);
    for (const stretch of picture ? stretches(picture.copy) : []) screen(keyOf(svg, reading), stretch);
  }
  const numbers = figure.querySelector("details table");
  for (const part of numbers ? tableScreens(numbers) : []) screen(part);
}
`;
