import type { EventName, TracedWorld, WorldEvent } from "../../model/trace.ts";

/** What matters most to the story of a panel, first. */
const WEIGHT: Readonly<Partial<Record<EventName, number>>> = {
  winContract: 6,
  timetable: 5,
  trial: 4,
  loseContract: 3,
  passGate: 2,
  exit: 2,
  drop: 1,
};

/**
 * The few events that tell the story of some buyers' panels: the weightiest, newcomers before others,
 * the first of each kind before its repeats; in order of time.
 */
export function tellingEvents(world: TracedWorld, buyers: readonly number[], limit: number): WorldEvent[] {
  const seen = new Map<string, number>();
  const weighed = world.events
    .filter((event) => event.event in WEIGHT && (event.buyer < 0 || buyers.includes(event.buyer)))
    .filter((event) => !toldByOther(event, world) && !opensNothing(event, world))
    .map((event, order) => {
      const kind = `${event.event} ${event.buyer}`;
      const repeats = seen.get(kind) ?? 0;
      seen.set(kind, repeats + 1);
      const newcomer = world.supplierKinds[event.supplier] === "newcomer" ? 3 : 0;
      return { event, order, weight: (WEIGHT[event.event] ?? 0) + newcomer - 2 * repeats };
    });
  weighed.sort((a, b) => b.weight - a.weight || a.order - b.order);
  const chosen = weighed.slice(0, limit).sort((a, b) => a.order - b.order);
  return chosen.map(({ event }) => event);
}

/** Everything that happened to the panels and the market, without the routine of renewals, in order of time. */
export function toldEvents(world: TracedWorld): WorldEvent[] {
  const routine: readonly EventName[] = ["renewContract", "recovery"];
  return world.events.filter(
    (event) => !routine.includes(event.event) && !toldByOther(event, world) && !opensNothing(event, world),
  );
}

/** True for trust that is enough for a contract where the supplier has one, or where the buyer gives none at all. */
function opensNothing({ event, month, buyer, supplier }: WorldEvent, { spells }: TracedWorld): boolean {
  if (event !== "passGate") return false;
  const contracts = spells.filter((spell) => spell.buyer === buyer && spell.track === "fixed");
  const isHeld = contracts.some((spell) => spell.supplier === supplier && spell.from <= month && spell.to >= month);
  return isHeld || contracts.length === 0;
}

/** True for a loss that is told by the gain of the supplier that came instead. */
function toldByOther(event: WorldEvent, world: TracedWorld): boolean {
  if ((event.event !== "loseContract" && event.event !== "drop") || event.other < 0) return false;
  const gain: EventName = event.event === "drop" ? "trial" : "winContract";
  return world.events.some(
    ({ event: name, month, buyer, supplier, other }) =>
      name === gain &&
      month === event.month &&
      buyer === event.buyer &&
      supplier === event.other &&
      other === event.supplier,
  );
}
