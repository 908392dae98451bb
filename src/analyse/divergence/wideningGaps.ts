import type { Market } from "../../model/market.ts";
import type { EventName, TracedWorld } from "../../model/trace.ts";
import { namesOfMembers, startTrace } from "../../model/traceWorld.ts";
import type { World } from "../../model/world.ts";
import type { EventCount, WideningGap } from "./difference.ts";

interface GapOptions {
  readonly seed: string;
  readonly replication: number;
  readonly months: number;
  /** Month from which gaps are looked for. */
  readonly from: number;
  /** Names of the buyers that are followed. */
  readonly buyers: readonly string[];
}

/** Gaps that are worth a sentence: effort and fill rate on their scales of 0 to 1, price in unit costs. */
const LARGE = { effort: 0.05, price: 0.01, fillRate: 0.05 } as const;
const quantities = ["effort", "price", "fillRate"] as const;

/**
 * The contract supplier whose effort towards one of the buyers drifts furthest apart, the one whose price does,
 * and the buyer whose fill rate does. Of suppliers only months count in which they are under contract with the
 * buyer in both worlds.
 */
export function wideningGapsOf(baseline: Market, scenario: Market, options: GapOptions): WideningGap[] {
  if (options.buyers.length === 0) return [];
  const before = follow(baseline, options);
  const after = follow(scenario, options);
  return quantities.flatMap((quantity) => {
    const gaps = [...before].flatMap(([key, path]) => wideningGapOf(path, after.get(key), quantity) ?? []);
    return gaps.sort((a, b) => gapOf(b) - gapOf(a)).slice(0, 1);
  });
}

function gapOf({ baseline, scenario }: WideningGap): number {
  return Math.abs(scenario - baseline);
}

/** A relation along time, NaN in the months in which it is not under contract; or a buyer, with no supplier. */
interface Path {
  readonly buyer: string;
  readonly supplier: string;
  readonly effort: Float64Array;
  readonly price: Float64Array;
  readonly fillRate: Float64Array;
}

function wideningGapOf(
  before: Path,
  after: Path | undefined,
  quantity: WideningGap["quantity"],
): WideningGap | undefined {
  if (after === undefined) return undefined;
  const gaps = after[quantity].map((value, month) => value - before[quantity][month]);
  let month = -1;
  for (let t = 0; t < gaps.length; t++) {
    if (Math.abs(gaps[t]) >= LARGE[quantity] && (month < 0 || Math.abs(gaps[t]) > Math.abs(gaps[month]))) month = t;
  }
  if (month < 0) return undefined;
  const from = gaps.findIndex((gap) => Math.abs(gap) >= LARGE[quantity] && gap > 0 === gaps[month] > 0);
  const { buyer, supplier } = before;
  return {
    kind: "gap",
    quantity,
    buyer,
    supplier,
    from,
    month,
    baseline: before[quantity][month],
    scenario: after[quantity][month],
  };
}

function follow(market: Market, { seed, replication, months, from, buyers }: GapOptions): Map<string, Path> {
  const trace = startTrace(market, seed, replication);
  const { buyer, relation } = trace.world;
  const buyerNames = namesOfMembers(market.buyers);
  const supplierNames = namesOfMembers(market.suppliers);
  const followed = buyers.map((name) => buyerNames.indexOf(name)).filter((b) => b >= 0);
  const paths = new Map<string, Path>();
  const pathOf = (b: number, s: number): Path => {
    const supplier = supplierNames[s] ?? "";
    const key = `${buyerNames[b]}|${supplier}`;
    const column = () => new Float64Array(months).fill(Number.NaN);
    const path = paths.get(key) ?? {
      buyer: buyerNames[b],
      supplier,
      effort: column(),
      price: column(),
      fillRate: column(),
    };
    paths.set(key, path);
    return path;
  };
  for (let month = 0; month < months; month++) {
    trace.runMonth(() => {
      if (month < from) return;
      for (const b of followed) {
        pathOf(b, -1).fillRate[month] = fillRateOf(trace.world, b);
        for (let r = buyer.rowStart[b]; r < buyer.contractsEnd[b]; r++) {
          const path = pathOf(b, relation.supplier[r]);
          path.effort[month] = relation.effort[r];
          path.price[month] = relation.price[r];
        }
      }
    });
  }
  return paths;
}

/** Units delivered over units demanded; NaN without demand. */
function fillRateOf({ buyer, relation }: World, b: number): number {
  let delivered = 0;
  for (let r = buyer.rowStart[b]; r < buyer.panelEnd[b]; r++)
    delivered += relation.delivered[r] + relation.takenOver[r];
  return delivered / buyer.demand[b];
}

/** What is counted, the most telling first. */
const COUNTED: readonly { readonly event: EventName; readonly newcomers: boolean }[] = [
  { event: "trial", newcomers: true },
  { event: "winContract", newcomers: true },
  { event: "winContract", newcomers: false },
  { event: "exit", newcomers: false },
  { event: "disruption", newcomers: false },
];

/** How often the main events happened in the two worlds, whoever they concerned. */
export function eventCountsOf(baseline: TracedWorld, scenario: TracedWorld): EventCount[] {
  return COUNTED.map(({ event, newcomers }) => ({
    event,
    newcomers,
    baseline: countIn(baseline, event, newcomers),
    scenario: countIn(scenario, event, newcomers),
  }));
}

function countIn(world: TracedWorld, event: EventName, newcomers: boolean): number {
  return world.events.filter(
    (one) => one.event === event && (!newcomers || world.supplierKinds[one.supplier] === "newcomer"),
  ).length;
}
