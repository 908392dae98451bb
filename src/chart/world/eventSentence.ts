import type { EventName, TracedWorld, WorldEvent } from "../../model/trace.ts";

/** An event as a sentence: `Month 41: buyer 3 gives a trial to newcomer 2 in place of backup 4`. */
export function eventSentence(event: WorldEvent, world: TracedWorld): string {
  return `Month ${event.month}: ${eventInWords(event.event, namesIn(event, world))}`;
}

/** An event inside a sentence, without its month. */
export function eventInWords(event: EventName, names: Names): string {
  return tellings[event](names);
}

/** Who took part, by name. */
export interface Names {
  readonly buyer: string;
  readonly supplier: string;
  /** Empty where no third party took part. */
  readonly other: string;
}

function namesIn(event: WorldEvent, world: TracedWorld): Names {
  return {
    buyer: world.buyers[event.buyer] ?? "a buyer",
    supplier: world.suppliers[event.supplier] ?? "a supplier",
    other: world.suppliers[event.other] ?? "",
  };
}

const inPlaceOf = (other: string) => (other === "" ? "" : ` in place of ${other}`);
const to = (other: string) => (other === "" ? "" : ` to ${other}`);

const tellings: Readonly<Record<EventName, (names: Names) => string>> = {
  enter: ({ supplier }) => `${supplier} enters the market`,
  trial: ({ buyer, supplier, other }) => `${buyer} gives a trial to ${supplier}${inPlaceOf(other)}`,
  passGate: ({ buyer, supplier }) => `${supplier} has earned the trust that ${buyer} asks for a contract`,
  winContract: ({ buyer, supplier, other }) => `${supplier} wins a contract with ${buyer}${inPlaceOf(other)}`,
  loseContract: ({ buyer, supplier, other }) => `${supplier} loses its contract with ${buyer}${to(other)}`,
  renewContract: ({ buyer, supplier }) => `${buyer} renews the contract of ${supplier}`,
  drop: ({ buyer, supplier, other }) => `${buyer} drops ${supplier}${other === "" ? "" : ` for ${other}`}`,
  exit: ({ supplier }) => `${supplier} runs out of cash and leaves the market`,
  disruption: ({ supplier }) => `${supplier} is disrupted and loses capacity`,
  recovery: ({ supplier }) => `${supplier} is back at full capacity`,
  timetable: () => "the timetable of the scenario takes effect",
};
