import { ownEngine } from "../../model/keptWorld.ts";
import { prepareReplications, type Simulation } from "../../model/simulate.ts";
import type { EventLog } from "../../model/trace.ts";
import { namesOfMembers } from "../../model/traceWorld.ts";
import { type WatchedMonth, watchHeldMonths, watchMonths } from "../../model/watchMonths.ts";
import type { World } from "../../model/world.ts";
import type { Cell, Frame, Shape } from "../../result/frame.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Money } from "../../worlds/money.ts";

/** A scenario whose worlds are told in detail, as its folder has them. */
export interface DetailArm {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly replications: number;
  /** What its money is counted in. */
  readonly money: Money;
  /** The scenario whose suppliers in the same world its own are held to; none unless given. */
  readonly heldTo?: Scenario;
}

/** An arm, and how many of its worlds are told. */
export interface ToldArm extends DetailArm {
  readonly worlds: number;
}

/** A market made ready, with the names of its agents by index. */
export interface OpenArm extends ToldArm {
  readonly simulation: Simulation;
  /** The market that its suppliers are held to. */
  readonly paired?: Simulation;
  readonly buyers: readonly string[];
  readonly suppliers: readonly string[];
  /** Name of the group, and kind, of each supplier. */
  readonly groups: readonly string[];
  readonly kinds: readonly string[];
}

/** @param isObserved  whether the measures of a month are wanted */
export function openArm(arm: ToldArm, isObserved: boolean): OpenArm {
  const { heldTo } = arm;
  const { market } = arm.scenario;
  const only = { series: [], months: [0, market.months - 1] } as const;
  const simulation = prepareReplications(market, arm.seed, ownEngine, isObserved ? undefined : only);
  const each = market.suppliers.flatMap(({ name, kind, count }) => Array.from({ length: count }, () => [name, kind]));
  return {
    ...arm,
    simulation,
    paired: heldTo && prepareReplications(heldTo.market, arm.seed, ownEngine, only),
    buyers: namesOfMembers(market.buyers),
    suppliers: namesOfMembers(market.suppliers),
    groups: each.map(([name]) => name),
    kinds: each.map(([, kind]) => kind),
  };
}

/** The months of a world of an arm, as `watchMonths` shows them. */
export function monthsOf<Seen>(
  { simulation, paired }: OpenArm,
  replication: number,
  look: (world: World, month: number) => Seen,
  log?: EventLog,
): Iterable<WatchedMonth<Seen>> {
  return paired === undefined
    ? watchMonths(simulation, replication, look, log)
    : watchHeldMonths(paired, simulation, replication, look, log);
}

/** A table whose rows are counted as they are made: before that nobody knows how many there are. */
export function counted(shape: Shape, rows: () => Iterable<readonly Cell[]>): Frame {
  let count: number | undefined;
  return {
    shape,
    get rowCount(): number {
      if (count === undefined) count = [...this.rows()].length;
      return count;
    },
    *rows() {
      let passed = 0;
      for (const row of rows()) {
        passed++;
        yield row;
      }
      count = passed;
    },
  };
}
