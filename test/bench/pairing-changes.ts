import { readdirSync, readFileSync } from "node:fs";
import type { BuyerGroup, Market, SupplierGroup, Value } from "../../src/model/market.ts";
import type { ScenarioLibrary } from "../../src/scenario/library.ts";
import { readScenario } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** What is changed in a scenario: everything that tells it from its reference, or one setting. */
/** Everything that tells a scenario from what it is measured against. */
export const REFERENCE = "its reference";

/** What is changed: all at once, or one setting. */
export const changes = [
  REFERENCE,
  "newcomers 4 months later",
  "contracts a tenth longer",
  "newcomers' quality 0.05 up",
  "openness a tenth up",
  "flexible share 10 points up",
  "one newcomer fewer",
  "disruptions a tenth more",
] as const;
export type Change = (typeof changes)[number];

/** Two markets whose difference is asked for. */
export interface Pair {
  readonly scenario: string;
  readonly change: Change;
  readonly market: Market;
  readonly other: Market;
}

/** Every bundled scenario against its reference, and against itself with one setting changed, where it has that setting. */
export function bundledPairs(): Pair[] {
  const library = bundledLibrary();
  return library.names().flatMap((name) => {
    const scenario = read(name, library);
    const { market } = scenario;
    const others: Readonly<Record<Change, Market | undefined>> = {
      [REFERENCE]: referenceOf(scenario, library),
      "newcomers 4 months later": withNewcomers(market, "entryMonth", (month) => month + 4),
      "contracts a tenth longer": withPolicy(market, "contractMonths", (months) => Math.round(months * 1.1)),
      "newcomers' quality 0.05 up": withNewcomers(market, "quality", (quality) => Math.min(1, quality + 0.05)),
      "openness a tenth up": withPolicy(market, "openness", (openness) => openness * 1.1),
      "flexible share 10 points up": withPolicy(market, "flexibleShare", (share) => Math.min(1, share + 0.1)),
      "one newcomer fewer": oneNewcomerFewer(market),
      "disruptions a tenth more": moreDisruptions(market),
    };
    return changes.flatMap((change): Pair[] => {
      const other = others[change];
      const isChanged = other !== undefined && JSON.stringify(other) !== JSON.stringify(market);
      return isChanged ? [{ scenario: name, change, market, other }] : [];
    });
  });
}

function referenceOf({ reference, market }: Scenario, library: ScenarioLibrary): Market | undefined {
  if (reference === "none") return undefined;
  if (reference === "without-entry") return { ...market, entryEnabled: false };
  return read(reference, library, market.months).market;
}

function withPolicy(
  market: Market,
  name: "flexibleShare" | "openness" | "contractMonths",
  changed: (value: number) => number,
): Market {
  const buyers = market.buyers.map((group): BuyerGroup => {
    return { ...group, parameters: { ...group.parameters, [name]: changedValue(group.parameters[name], changed) } };
  });
  return { ...market, buyers };
}

function withNewcomers(
  market: Market,
  name: "entryMonth" | "quality",
  changed: (value: number) => number,
): Market | undefined {
  if (!market.entryEnabled) return undefined;
  const suppliers = market.suppliers.map((group): SupplierGroup => {
    if (group.kind !== "newcomer") return group;
    return { ...group, parameters: { ...group.parameters, [name]: changedValue(group.parameters[name], changed) } };
  });
  return { ...market, suppliers };
}

/** A distribution is left as it is. */
function changedValue(value: Value, changed: (value: number) => number): Value {
  return typeof value === "number" ? changed(value) : value;
}

function moreDisruptions(market: Market): Market {
  return { ...market, market: { ...market.market, disruptionRate: market.market.disruptionRate * 1.1 } };
}

/** The last group of newcomers loses its last member; all others keep their luck. */
function oneNewcomerFewer(market: Market): Market | undefined {
  const group = market.suppliers.findLast(({ kind, count }) => kind === "newcomer" && count > 1);
  if (group === undefined || !market.entryEnabled) return undefined;
  const suppliers = market.suppliers.map((each) => (each === group ? { ...each, count: each.count - 1 } : each));
  return { ...market, suppliers };
}

function read(name: string, library: ScenarioLibrary, months?: number): Scenario {
  const source = library.find(name, "");
  const result = source && readScenario(source, library, { settings: [], months });
  if (result && "scenario" in result) return result.scenario;
  throw new Error(`the bundled scenario ${name} cannot be read`);
}

/** The scenarios that are shipped, by name; the benchmark is run from the folder of the project. */
export function bundledLibrary(): ScenarioLibrary {
  const names = readdirSync("scenarios")
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.replace(/\.yaml$/, ""));
  return {
    names: () => names,
    find: (name) => {
      const place = `scenarios/${name}.yaml`;
      return names.includes(name) ? { name, place, text: readFileSync(place, "utf8") } : undefined;
    },
  };
}
