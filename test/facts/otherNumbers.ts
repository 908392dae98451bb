import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { keepingWorld } from "../../src/model/keptWorld.ts";
import { regularityMeanings } from "../../src/words/en/ledger.ts";
import { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { meanInterval } from "../../src/worlds/statistics/intervals.ts";
import { mechanisms } from "../bench/ablation-mechanisms.ts";
import { bundledLibrary } from "../bench/pairing-changes.ts";
import { mutatedEngine } from "../mutations/mutatedEngine.ts";
import { FactWorlds } from "../published/factWorlds.ts";
import { catfish, withFolder } from "./catfish.ts";
import type { Part } from "./parts.ts";

/** What else the README says in numbers, each by the command that says it, in its words. */

const LATE = [60, 119] as const;

/** Commands, and which sentence of their answer is meant. */
const asked = [
  {
    what: "what the reaction is made of",
    line: "effect baseline -n 300 --plausible 0",
    says: /comes with the reaction .*concessions/,
  },
  { what: "the reaction year by year", line: "effect baseline -n 300 --plausible 0", says: /^By year of the run/ },
  { what: "what the gain hangs on", line: "run baseline -n 100 --plausible 200", says: /hangs most on/ },
  {
    what: "the market as written among real ones",
    line: "run baseline -n 100 --plausible 200",
    says: /left out of the plausible markets/,
  },
  {
    what: "what of it is otherwise",
    line: "run baseline -n 100 --plausible 200",
    says: /^The share of old spend/,
  },
  {
    what: "half the cost of leaving",
    line: "what-if baseline --set market.switchingCost=0.3 -n 200 --plausible 0",
    says: /price falls by/,
  },
] as const;

/** Line by line, in Markdown. */
export function* otherNumbers(part: Part): Iterable<string> {
  yield "| what | command | what it says |";
  yield "|---|---|---|";
  for (const { what, line, says } of asked) {
    const answer = part(`answer of ${line}`, () => answerOf(line));
    const sentence = answer.find((each) => says.test(each));
    if (sentence === undefined) throw new Error(`catfish ${line}: no sentence says ${says}`);
    yield `| ${what} | \`catfish ${line}\` | ${sentence} |`;
  }
}

/** What `--json` says. */
interface Answered {
  readonly answer: readonly string[];
  readonly notes?: readonly string[];
}

function answerOf(line: string): readonly string[] {
  return withFolder((folder) => {
    const said: Answered & { readonly scenarios?: readonly Answered[] } = JSON.parse(
      catfish([...line.split(" "), "--no-charts", "--json", "-q", "--out", folder]),
    );
    const { answer, notes = [] } = said.scenarios?.[0] ?? said;
    return [...answer, ...notes];
  });
}

const SAFETY = "competition for volume is no safety";

/** Buyer value with the door shut and rivalry, with newcomers and quotas, and with both: with safety by rivalry, and without. */
export async function rivalryTable(): Promise<string[]> {
  const safe = mechanisms.find(({ name }) => name === SAFETY);
  if (safe?.lines === undefined) throw new Error(`no mechanism is called "${SAFETY}"`);
  const setups = {
    "rivalry, the door shut": ["entry.enabled=false"],
    "quotas and newcomers": ["policy.performanceShare=0"],
    both: [],
  };
  const lines = [`| safety | ${Object.keys(setups).join(" | ")} |`, "|---|---|---|---|"];
  const engines = keepingWorld();
  const engineOf = {
    "as written": (task: Parameters<typeof simulateBatch>[0]) => simulateBatch(task, engines),
    "without safety by rivalry": await mutatedEngine(safe.lines, process.cwd()),
  };
  for (const [name, engine] of Object.entries(engineOf)) {
    const worlds = new FactWorlds(engine, bundledLibrary(), { seed: "catfish", count: 60 });
    const values = Object.values(setups).map((settings) => {
      const { mean, lower, upper } = meanInterval(
        worlds.mean({ scenario: "two-that-compete", settings }, "buyerValue", LATE),
      );
      return `${mean.toFixed(3)} (${lower.toFixed(3)} to ${upper.toFixed(3)})`;
    });
    lines.push(`| ${[name, ...values].join(" | ")} |`);
  }
  return lines;
}

/** What two real ledgers show and the baseline in 500 worlds, regularity by regularity. */
export function* ledgersTable(part: Part): Iterable<string> {
  const rows = part("ledgers", () => {
    return withFolder((folder) => {
      catfish(["run", "baseline", "-n", "500", "--plausible", "0", "--no-charts", "-q", "--out", folder]);
      return [...csvParse(readFileSync(join(folder, "baseline/data/ledger.csv"), "utf8"))];
    });
  });
  const names = [...new Set(rows.map(({ regularity }) => regularity))];
  const missed = names.filter((name) => rows.some(({ regularity, side }) => regularity === name && side !== "within"));
  yield `Of ${names.length} regularities ${missed.length} lie outside what the two ledgers span.`;
  yield "";
  yield "| regularity | ledger | seen | lowest and highest | simulated (95 %) | side |";
  yield "|---|---|---|---|---|---|";
  for (const row of rows) {
    const number = (text: string | undefined) => Number(text).toFixed(3);
    const range = `${number(row.realLow)} to ${number(row.realHigh)}`;
    const simulated = `${number(row.simulated)} (${number(row.lower)} to ${number(row.upper)})`;
    yield `| ${[labelOf(row.regularity), row.ledger, number(row.real), range, simulated, row.side].join(" | ")} |`;
  }
}

/** The picture of the README: the baseline over time in 500 worlds. */
export function drawPicture(path: string): void {
  withFolder((folder) => {
    catfish(["run", "baseline", "-n", "500", "--plausible", "0", "-q", "--out", folder]);
    copyFileSync(join(folder, "baseline/charts/over-time.svg"), path);
  });
}

/** The name that a regularity has in `ledger.csv`, and what it means. */
function labelOf(name: string): string {
  const meaning = Object.entries(regularityMeanings).find(([regularity]) => regularity === name)?.[1];
  return meaning === undefined ? name : `\`${name}\`: ${meaning}`;
}
