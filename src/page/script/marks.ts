/** Marks that speak when they are asked: bars, cells, intervals, dots; by the mouse, and by arrow keys where a picture has the focus. */
export const marks = String.raw`
const toUnits = (root, x, y) => { const place = root.getScreenCTM(); return [(x - place.e) / place.a, (y - place.f) / place.d]; };
/** Where a part of a picture stands, in units of the picture. */
function boxIn(root, element) {
  const box = element.getBoundingClientRect();
  const [[left, top], [right, bottom]] = [toUnits(root, box.left, box.top), toUnits(root, box.right, box.bottom)];
  return { left, top, right, bottom };
}
const marksOf = (root, part) => [...root.querySelectorAll("." + part)].flatMap((group) => [...group.children]);
const placeOf = (dot) => (dot.getAttribute("transform")?.match(/-?[\d.]+/g) ?? ["cx", "cy"].map((side) => dot.getAttribute(side) ?? NaN)).map(Number);
function stripDots(root, { part, title, from, count, worlds, zero, perPixel }) {
  return marksOf(root, part).slice(from, from + count).map((element, at) => {
    const value = (placeOf(element)[0] - zero) * perPixel;
    return { element, isOneOfMany: true, lines: [title, words.world + " " + (worlds?.[at] ?? at) + ": " + (value > 0 ? "+" : "") + numberText(value, false)] };
  });
}
const spoken = new WeakMap();
/** Every mark of a picture that says something, with where it stands. */
function spokenOf(root, reading) {
  if (!spoken.has(root)) {
    const told = reading.told.flatMap(({ part, said }) => marksOf(root, part).flatMap((element, at) => (said[at] ? [{ element, lines: said[at].split("\n") }] : [])));
    const all = [...told, ...reading.strips.flatMap((strip) => stripDots(root, strip)), ...reading.panels.flatMap((panel) => dotsOf(root, panel))];
    spoken.set(root, all.map((each) => ({ ...each, box: boxIn(root, each.element) })));
  }
  return spoken.get(root);
}
/** How far from a mark it is still asked [units of the picture]. */
const REACH = 12;
function nearest(root, reading, x, y) {
  const [across, down] = toUnits(root, x, y);
  let best;
  for (const each of spokenOf(root, reading)) {
    const { left, top, right, bottom } = each.box;
    const far = Math.hypot(Math.max(left - across, 0, across - right), Math.max(top - down, 0, down - bottom));
    const size = (right - left) * (bottom - top);
    if (far <= REACH && (best === undefined || far < best.far || (far === best.far && size < best.size))) best = { ...each, far, size };
  }
  return best;
}
const ring = document.body.appendChild(Object.assign(document.createElement("div"), { className: "ring", hidden: true }));
const status = document.body.appendChild(Object.assign(document.createElement("div"), { className: "unseen" }));
status.setAttribute("role", "status");
function hide() { beside.hidden = hair.hidden = ring.hidden = true; }
function speak({ element, lines }) {
  const box = element.getBoundingClientRect();
  say(lines.map((line) => { const at = line.indexOf(": "); return at < 0 ? [line, ""] : [line.slice(0, at), line.slice(at + 2)]; }), box.right, box.top);
  hair.hidden = true;
  ring.hidden = false;
  Object.assign(ring.style, { left: scrollX + box.left - 3 + "px", top: scrollY + box.top - 3 + "px", width: box.width + 6 + "px", height: box.height + 6 + "px" });
}
/** Where the arrow keys stop: month by month in each panel, then mark by mark. */
function stopsOf(root, reading) {
  const panels = reading.panels.flatMap((panel) => panelStops(root, panel));
  // Through hundreds of single worlds nobody steps; their interval is told.
  const sorted = spokenOf(root, reading).filter((each) => !each.isOneOfMany).sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
  // A bar and its interval say the same, and are one stop.
  const saysAs = (one, other) => one.lines.join() === other.lines.join();
  const order = sorted.filter((each, at) => sorted.findIndex((other) => saysAs(each, other)) === at);
  return order.length === 0 ? panels : [...panels, order.map((each) => () => speak(each))];
}
function listenToKeys(frame, root, reading) {
  let [stops, group, at] = [undefined, 0, -1];
  frame.setAttribute("aria-description", words.arrows);
  frame.addEventListener("blur", () => { at = -1; hide(); });
  frame.addEventListener("keydown", (event) => {
    stops ??= stopsOf(root, reading);
    if (stops.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const over = at < 0 ? undefined : { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && at >= 0) { at = -1; hide(); event.stopPropagation(); return; }
    if (along === undefined && over === undefined) return;
    if (over !== undefined && stops.length > 1) group = Math.max(0, Math.min(stops.length - 1, group + over));
    const step = along ?? (stops.length > 1 ? 0 : over);
    at = Math.max(0, Math.min(stops[group].length - 1, at + step));
    event.preventDefault();
    stops[group][at]();
    status.textContent = [...beside.children].map((row) => [...row.children].map((each) => each.textContent).filter(Boolean).join(" ")).join("; ");
  });
}
`;
