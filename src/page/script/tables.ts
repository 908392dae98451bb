/** Tables that are sorted by a click on a heading, and long ones that are searched. */
export const tables = String.raw`
const LONG = 8;
function sizeOf(text) {
  const found = /^[~=]?\s*([-+\u2212]?[\d,]*\.?\d+)/.exec(text.trim());
  return found === null ? undefined : Number(found[1].replace(/,/g, "").replace("\u2212", "-"));
}
function sortBy(table, column, heading) {
  const isUp = heading.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", isUp ? "ascending" : "descending");
  const body = table.tBodies[0];
  const textOf = (row) => row.cells[column]?.textContent ?? "";
  const rows = [...body.rows].sort((a, b) => {
    const [x, y] = [sizeOf(textOf(a)), sizeOf(textOf(b))];
    const order = x !== undefined && y !== undefined ? x - y : x !== undefined ? -1 : y !== undefined ? 1 : textOf(a).localeCompare(textOf(b));
    return isUp ? order : -order;
  });
  body.append(...rows);
}
/** Most columns that stand side by side on a phone. */
const NARROW = 3;
/** On a phone a wide table has its cells below each other, each with the heading of its column. */
function stack(table) {
  const headings = [...table.tHead.rows[0].cells].map((heading) => heading.textContent);
  if (headings.length <= NARROW) return;
  table.classList.add("stacked");
  for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, column) => { cell.dataset.column = headings[column]; });
}
function openTable(table) {
  if (!table.tHead || table.tBodies.length === 0) return;
  stack(table);
  if (table.tBodies[0].rows.length < 2) return;
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    if (heading.textContent === "") return;
    const made = button(heading.textContent, () => sortBy(table, column, heading));
    made.className = "sort";
    made.title = words.sort + " " + heading.textContent;
    heading.replaceChildren(made);
  });
  if (table.tBodies[0].rows.length <= LONG) return;
  const label = Object.assign(document.createElement("label"), { className: "filter", textContent: words.filter + " " });
  const input = Object.assign(document.createElement("input"), { type: "search" });
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const row of table.tBodies[0].rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
  label.append(input);
  table.closest(".scroll").before(label);
}
`;
