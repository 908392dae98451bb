import { readFileSync } from "node:fs";
import type { Market } from "../../src/model/market.ts";
import { openMarkets } from "../../src/scenario/markets.ts";
import { accepted } from "../../src/worlds/plausible/accepted.ts";
import { type Effect, effectsIn, effectsOverDraws, measured } from "./effectsOfEntry.ts";
import type { Part } from "./parts.ts";
import { shareOf } from "./shares.ts";

const WORLDS = 300;
/** Plausible markets, and draws of which none is left out. */
const MARKETS = 100;
const SEED = "catfish";
/** None of them was looked at while the model was tuned. */
const OTHER_SEEDS = ["carp", "eel"];

const GOOD_BACKUPS = ["quality=0.75", "innovativeness=0.15", "initialLag=18"].map((each) => `suppliers.backup.${each}`);

/** A market that entry is told of. */
interface Row {
  readonly name: string;
  readonly settings: readonly string[];
  /** Fresh rivals that buyers know. */
  readonly rivals?: number;
  /** By how much at least newcomers are claimed to raise the effort of incumbents. */
  readonly effortOf?: number;
}

const rows: readonly Row[] = [
  { name: "one contract", settings: ["policy.fixedSlots=1"], effortOf: 0.07 },
  { name: "two on quotas (a = 0)", settings: ["policy.performanceShare=0"], effortOf: 0.04 },
  { name: "baseline (a = 0.1)", settings: [] },
  { name: "two that compete (a = 0.5)", settings: ["policy.performanceShare=0.5"] },
  { name: "two that compete for all (a = 1)", settings: ["policy.performanceShare=1"] },
  { name: "one rival invited to reviews", settings: ["policy.invitedRivals=1"] },
  { name: "three fresh rivals known to buyers", settings: [], rivals: 3 },
  { name: "back-ups as good as newcomers", settings: GOOD_BACKUPS },
];

const digits = [3, 1, 3] as const;
const scales = [1, 100, 1] as const;

/** The table of what entry does, market by market, in Markdown. */
export function* effectsTable(part: Part): Iterable<string> {
  const seeds = OTHER_SEEDS.map((seed) => `seed ${seed}`);
  const head = [
    "market",
    "what",
    "as written (95 %)",
    ...seeds,
    "half the ranges",
    "plausible",
    "none left out",
    "other sign",
    "worse off",
  ];
  yield `| ${head.join(" | ")} |`;
  yield `|${"---|".repeat(head.length)}`;
  for (const row of rows) yield* lines(row.name, found(part, row));
}

/** Sizes of the reaction that are claimed, and the share of markets that have them, in Markdown. */
export function* claimedSizes(part: Part): Iterable<string> {
  yield "| market | effort of incumbents rises by at least | half the ranges | plausible | none left out |";
  yield "|---|---|---|---|---|";
  for (const row of rows) {
    const { name, effortOf } = row;
    if (effortOf === undefined) continue;
    const { half, plausible, all } = found(part, row);
    const shares = [half, plausible, all].map((effects) =>
      share(
        effects.map(([effort]) => effort),
        (it) => it >= effortOf,
      ),
    );
    yield `| ${[name, effortOf, ...shares].join(" | ")} |`;
  }
}

function found(part: Part, { name, settings, rivals }: Row): Found {
  return part(`effects ${name}`, () => {
    const read = opened().marketOf(settings);
    if ("problems" in read) throw new Error(JSON.stringify(read.problems));
    return foundIn(rivals === undefined ? read.market : withRivals(read.market, rivals));
  });
}

/** Effects of entry in worlds and markets, each by measure. */
type Found = ReturnType<typeof foundIn>;

function foundIn(market: Market) {
  const inWorlds = (seed: string, count: number) => effectsIn(market, seed, { first: 0, count });
  const draws = Array.from({ length: MARKETS }, (_, number) => number);
  return {
    written: inWorlds(SEED, WORLDS),
    others: OTHER_SEEDS.map((seed) => inWorlds(seed, WORLDS)),
    half: effectsOverDraws(market, draws, 0.5, SEED),
    all: effectsOverDraws(market, draws, 1, SEED),
    plausible: effectsOverDraws(market, accepted.draws.slice(0, MARKETS), 1, SEED),
  };
}

function* lines(name: string, { written, others, half, all, plausible }: Found): Iterable<string> {
  for (const [place, { name: what }] of measured.entries()) {
    const of = (effects: readonly Effect[]) => effects.map((effect) => effect[place]);
    const number = (value: number) => {
      const text = (value * scales[place]).toFixed(digits[place]);
      if (Number(text) === 0) return text.replace("-", "");
      return `${Number(text) > 0 ? "+" : ""}${text}`;
    };
    const range = (values: readonly number[]) => {
      const sorted = values.toSorted((a, b) => a - b);
      const [low, middle, high] = [0.05, 0.5, 0.95].map((p) => number(quantile(sorted, p)));
      return `${middle} (${low} to ${high})`;
    };
    const { mean, half: width } = interval(of(written));
    const otherSign = share(of(plausible), (value) => Math.sign(value) !== Math.sign(mean));
    const worse = (values: readonly number[]) => share(values, (value) => value < 0);
    const everyDraw = of(all);
    const cells = [
      place === 0 ? name : "",
      what === "price" ? "price, %" : what,
      `${number(mean)} (${number(mean - width)} to ${number(mean + width)})`,
      ...others.map((effects) => number(interval(of(effects)).mean)),
      range(of(half)),
      range(of(plausible)),
      range(everyDraw),
      otherSign,
      what === "value" ? `${worse(of(written))}; ${worse(of(plausible))}; ${worse(everyDraw)}` : "",
    ];
    yield `| ${cells.join(" | ")} |`;
  }
}

function opened() {
  const place = "scenarios/baseline.yaml";
  const source = { name: "baseline", place, text: readFileSync(place, "utf8") };
  const found = openMarkets(source, { names: () => [], find: () => undefined });
  if ("problems" in found) throw new Error("the baseline cannot be read");
  return found;
}

/** As in `facts.test.ts`: powerhouses that begin as back-ups, before the newcomers. */
function withRivals(market: Market, count: number): Market {
  const [powerhouse, backup, newcomer] = market.suppliers;
  const rival = { ...powerhouse, name: "rival", kind: "flexible" as const, count };
  return { ...market, suppliers: [powerhouse, backup, rival, newcomer] };
}

function quantile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low] + (at - low) * (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]);
}

function interval(values: readonly number[]): { readonly mean: number; readonly half: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, half: (1.96 * Math.sqrt(squares / (values.length - 1))) / Math.sqrt(values.length) };
}

function share(values: readonly number[], is: (value: number) => boolean): string {
  return shareOf(values.filter(is).length, values.length);
}
