import Table from "cli-table3";

const bare = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** A table for the terminal: columns aligned, no lines, no colour of its own. `right` are columns of numbers. */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const columns = Math.max(head.length, ...rows.map((row) => row.length));
  const table = new Table({
    chars: bare,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colAligns: Array.from({ length: columns }, (_, index) => (right.includes(index) ? "right" : "left")),
  });
  if (head.length > 0) table.push([...head]);
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** A sentence broken at spaces, but not inside `n = 200 worlds` or `5 %`; the following lines set in. */
export function wrapped(sentence: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of sentence.split(/(?<!n) (?!=|%|\d+ worlds?\b|worlds?\b)/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `  ${word}`;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
