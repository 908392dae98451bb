/** The table of the README, out of that of the page of facts, so that no number is copied by hand. */

/** Markets that the README has, and what it calls them. */
const markets: Readonly<Record<string, string>> = {
  "one contract": "one contract",
  "two on quotas (a = 0)": "two on quotas, a = 0",
  "baseline (a = 0.1)": "the baseline, a = 0.1",
  "two that compete (a = 0.5)": "two that compete, a = 0.5",
  "one rival invited to reviews": "a rival invited to reviews",
  "three fresh rivals known to buyers": "fresh rivals, known to buyers",
  "back-ups as good as newcomers": "back-ups as good as newcomers",
};

const HEAD = "| market | effort | price, % | value | worse off: worlds, markets |";

/** Columns of the page of facts. */
const column = { market: 0, written: 2, plausible: 6, worse: 9 } as const;

/** @param effects  lines of the table of effects of `.readme/facts.md`, its head among them */
export function readmeTable(effects: readonly string[]): string[] {
  const rows = effects.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const lines = rows.flatMap((first, at) => {
    const name = markets[first[column.market]];
    if (name === undefined) return [];
    const measures = rows.slice(at, at + 3);
    const cells = measures.map(
      (row) => `**${bare(row[column.written]).replace(" ", "** ")}<br>${bare(row[column.plausible])}`,
    );
    const [worlds, plausible] = measures[2][column.worse].split("; ");
    return [`| ${[name, ...cells, `${worlds}, ${plausible}`].join(" | ")} |`];
  });
  if (lines.length !== Object.keys(markets).length) throw new Error("the page of facts lacks a market of the README");
  return [HEAD, "|---|---|---|---|---|", ...lines];
}

/** Without the signs of what is above nothing, in brackets. */
function bare(cell: string): string {
  return cell.replace(/\(.*\)/, (brackets) => brackets.replaceAll("+", ""));
}

/** The README with the table in place of the one that it has. */
export function withTable(readme: string, effects: readonly string[]): string {
  return readme.replace(/^\| market \| effort .*\n(\|.*\n)+/m, `${readmeTable(effects).join("\n")}\n`);
}

/** Lines of the table of effects in the page of facts. */
export function effectsIn(page: string): string[] {
  return (
    page
      .match(/^\| market \| what .*\n(\|.*\n)+/m)?.[0]
      .trimEnd()
      .split("\n") ?? []
  );
}
