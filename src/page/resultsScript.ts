/**
 * Sorts the list of results by a column and leaves rows out in which a word is not found. Its controls are made here, so
 * that there are none where no script may run.
 */
export const resultsScript = `
const table = document.getElementById("list");
if (table) {
  const body = table.tBodies[0];
  const rows = () => [...body.rows];
  const keyOf = (row, column) => {
    const cell = row.cells[column];
    const value = cell.dataset.value ?? cell.textContent.trim().toLowerCase();
    return /^\\d+$/.test(value) ? value.padStart(12, "0") : value;
  };
  for (const head of table.tHead.rows[0].querySelectorAll("th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.title = table.dataset.sort + " " + head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") === "descending";
      for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const column = head.cellIndex;
      const sorted = rows().sort((a, b) => {
        const [first, second] = [keyOf(a, column), keyOf(b, column)];
        return (first < second ? -1 : first > second ? 1 : 0) * (up ? 1 : -1);
      });
      body.append(...sorted);
    });
  }
  const label = document.createElement("label");
  label.className = "find";
  const input = document.createElement("input");
  input.type = "search";
  label.append(table.dataset.find + " ", input);
  table.parentElement.before(label);
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\\s+/);
    for (const row of rows()) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
}
`;

/** What the list of results looks like beside what all pages do. */
export const resultsStyle = `
#list { width: 100%; font-size: 0.85em; }
#list td:first-child { width: 10em; padding-top: 0.5em; }
#list img { display: block; width: 9em; height: 6em; object-fit: cover; object-position: top left; background: #fff; border: 1px solid var(--line); }
#list td { overflow-wrap: anywhere; }
#list .question { font-weight: bold; }
#list .date { white-space: nowrap; }
#list .quiet, .skipped { color: var(--quiet); }
#list button { font: inherit; font-weight: bold; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline; }
#list button:focus-visible, .find input:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.find { display: block; margin: 0.6em 0; }
.find input { font: inherit; padding: 0.2em 0.4em; max-width: 100%; }
@media (max-width: 45rem) { #list td:first-child, #list :is(td, th):nth-child(3) { display: none; } #list .date { white-space: normal; } }
@media print { .find { display: none; } }
`;
