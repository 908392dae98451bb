import type { Market } from "./market.ts";
import type { Series } from "./series.ts";
import { passMonth, prepare, type Simulation, startReplication } from "./simulate.ts";
import type { EventLog, PanelSpell, TracedWorld, WorldEvent } from "./trace.ts";
import { FIXED, FLEXIBLE, type World } from "./world.ts";

/** A replication that is run month by month and told, for whoever looks at two worlds side by side. */
export interface RunningTrace {
  readonly world: World;
  readonly series: readonly Series[];
  /** What happened up to now, in order. */
  readonly events: readonly WorldEvent[];
  /** What was observed in the last month, one number for each series. */
  readonly observed: Float64Array;
  /**
   * Runs the next month.
   *
   * @param onlook  called after the deliveries and before the closing
   */
  runMonth(onlook?: () => void): void;
  /** All that was told, up to the last month that was run. */
  told(): TracedWorld;
}

/**
 * Runs one replication again and tells it: who held which place of which panel, and what happened.
 * It is the same world to the last bit as the one that `simulate` ran; nothing else is observed of it.
 */
export function traceWorld(market: Market, seed: string, replication: number): TracedWorld {
  const simulation = prepare(market, seed);
  const months = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  const trace = traceIn({ ...simulation, watch: { ...simulation.watch, months } }, replication);
  for (let month = 0; month < market.months; month++) trace.runMonth();
  return trace.told();
}

/** Puts a world at the start of a replication, ready to be run and told month by month. */
export function startTrace(market: Market, seed: string, replication: number): RunningTrace {
  return traceIn(prepare(market, seed), replication);
}

function traceIn(simulation: Simulation, replication: number): RunningTrace {
  const { world, observer, market } = simulation;
  const events: WorldEvent[] = [];
  const log: EventLog = {
    tell(month, event, buyer, supplier, other) {
      events.push({ month, event, buyer, supplier, other });
    },
  };
  const spells = new Spells(world);
  const observed = new Float64Array(observer.series.length);
  startReplication(simulation, replication);
  world.eventLog = log;
  const groupOf = (s: number) => market.suppliers[world.supplier.group[s]];
  let month = 0;
  return {
    world,
    series: observer.series,
    events,
    observed,
    runMonth(onlook) {
      passMonth(simulation, month, observed, 0, () => {
        spells.look(month);
        onlook?.();
      });
      month++;
    },
    told: () => ({
      replication,
      buyers: namesOfMembers(market.buyers),
      suppliers: namesOfMembers(market.suppliers),
      supplierGroups: Array.from(world.supplier.group.keys(), (s) => groupOf(s).name),
      supplierKinds: Array.from(world.supplier.group.keys(), (s) => groupOf(s).kind),
      spells: spells.end(month - 1),
      events,
    }),
  };
}

/** Members of a group are numbered from 1: `newcomer 3`. */
export function namesOfMembers(groups: readonly { readonly name: string; readonly count: number }[]): string[] {
  return groups.flatMap(({ name, count }) => Array.from({ length: count }, (_, member) => `${name} ${member + 1}`));
}

/** Follows the places of all panels and cuts them into spells, by what delivers in each month. */
class Spells {
  readonly #world: World;
  readonly #done: PanelSpell[] = [];
  readonly #open = new Map<string, PanelSpell>();

  constructor(world: World) {
    this.#world = world;
  }

  look(month: number): void {
    const { relation, relationCount } = this.#world;
    for (let r = 0; r < relationCount; r++) {
      if (relation.track[r] < FLEXIBLE) continue;
      const track = relation.track[r] === FIXED ? "fixed" : "flexible";
      this.#extend(relation.buyer[r], relation.supplier[r], track, month);
    }
  }

  #extend(buyer: number, supplier: number, track: PanelSpell["track"], month: number): void {
    const key = `${buyer}-${supplier}`;
    const open = this.#open.get(key);
    if (open !== undefined && open.track === track && open.to === month - 1) {
      this.#open.set(key, { ...open, to: month });
      return;
    }
    if (open !== undefined) this.#done.push(open);
    this.#open.set(key, { buyer, supplier, track, from: month, to: month });
  }

  /** All spells, by buyer, then by first month, then by supplier. */
  end(last: number): PanelSpell[] {
    const all = [...this.#done, ...this.#open.values()].filter((spell) => spell.from <= last);
    return all.sort((a, b) => a.buyer - b.buyer || a.from - b.from || a.supplier - b.supplier);
  }
}
