import { eventNames, type PanelSpell, type TracedWorld, type WorldEvent } from "../../src/model/trace.ts";
import { type SampleOptions, sampleMarket } from "./sampleMarket.ts";

/** A world in which each buyer changes a back-up now and then and newcomers win contracts where they may enter. */
export function sampleWorld(options: SampleOptions): TracedWorld {
  const market = sampleMarket(options);
  const buyers = Array.from({ length: options.buyers ?? 8 }, (_, b) => `buyer ${b + 1}`);
  const members = market.suppliers.flatMap((group) =>
    Array.from({ length: group.count }, (_, k) => ({ name: `${group.name} ${k + 1}`, group })),
  );
  const spells: PanelSpell[] = [];
  const events: WorldEvent[] = [];
  buyers.forEach((_, buyer) => {
    addPanel(buyer, options, market.months, spells, events);
  });
  if (options.entry !== false)
    for (let k = 0; k < 6; k++) note(events, market.months, 36 + 6 * k, "enter", -1, 12 + k, -1);
  note(events, market.months, 20, "disruption", -1, 2, -1);
  note(events, market.months, 22, "recovery", -1, 2, -1);
  for (const entry of market.timetable) note(events, market.months, entry.month, "timetable", -1, -1, -1);
  events.sort((a, b) => a.month - b.month || eventNames.indexOf(a.event) - eventNames.indexOf(b.event));
  return {
    replication: 17,
    buyers,
    suppliers: members.map((member) => member.name),
    supplierGroups: members.map((member) => member.group.name),
    supplierKinds: members.map((member) => member.group.kind),
    spells,
    events,
  };
}

function note(
  events: WorldEvent[],
  months: number,
  month: number,
  event: WorldEvent["event"],
  buyer: number,
  supplier: number,
  other: number,
) {
  if (month < months) events.push({ month, event, buyer, supplier, other });
}

function addPanel(buyer: number, options: SampleOptions, months: number, spells: PanelSpell[], events: WorldEvent[]) {
  const spell = (supplier: number, track: "fixed" | "flexible", from: number, to: number) => {
    if (from < months) spells.push({ buyer, supplier, track, from, to: Math.min(to, months - 1) });
  };
  const fixedSlots = options.fixedSlots ?? 2;
  const trial = 41 + ((buyer * 5) % 17);
  const win = trial + 19 + ((buyer * 7) % 11);
  const newcomer = 12 + (buyer % 6);
  const enters = options.entry !== false;
  for (let slot = 0; slot < fixedSlots; slot++) {
    const loses = enters && slot === 1;
    spell((buyer + slot) % 6, "fixed", 0, loses ? win - 1 : months);
  }
  spell(6 + (buyer % 6), "flexible", 0, enters ? trial - 1 : months);
  spell(6 + ((buyer + 1) % 6), "flexible", 0, 29);
  spell(6 + ((buyer + 2) % 6), "flexible", 30, months);
  spell(6 + ((buyer + 3) % 6), "flexible", 0, months);
  note(events, months, 30, "drop", buyer, 6 + ((buyer + 1) % 6), 6 + ((buyer + 2) % 6));
  for (let review = 24; review < months; review += 24)
    note(events, months, review, "renewContract", buyer, buyer % 6, -1);
  if (!enters) return;
  spell(newcomer, "flexible", trial, fixedSlots > 1 ? win - 1 : months);
  note(events, months, trial, "trial", buyer, newcomer, 6 + (buyer % 6));
  note(events, months, trial + 9, "passGate", buyer, newcomer, -1);
  if (fixedSlots < 2) return;
  spell(newcomer, "fixed", win, months);
  spell((buyer + 1) % 6, "flexible", win, months);
  note(events, months, win, "winContract", buyer, newcomer, (buyer + 1) % 6);
  note(events, months, win, "loseContract", buyer, (buyer + 1) % 6, newcomer);
}
