import type { EventLog, EventName } from "../../model/trace.ts";
import { FLEXIBLE, type World } from "../../model/world.ts";
import { type Field, type Frame, type LaterFrame, type Shape, streamed } from "../../result/frame.ts";
import { scenarioColumn } from "../../result/series.ts";
import { replicationField } from "../../result/windowMeans.ts";
import { type DetailArm, monthsOf, type OpenArm, openArm } from "./arm.ts";

/**
 * The way of newcomers into the market, in all worlds: a newcomer and a buyer that it got to know, and when it came how
 * far. A newcomer that has left and comes again is another one: it has another number of entry.
 */

/** What is known of a newcomer and a buyer: months, or nothing where it did not come so far. */
const steps = ["entered", "firstContact", "trial", "gate", "contract", "contractLost", "dropped", "exit"] as const;
type Step = (typeof steps)[number];

const meanings: Readonly<Record<Step, string>> = {
  entered: "Month in which the newcomer entered; empty where the run ends before.",
  firstContact: "Month in which it first courted this buyer; empty where that was before the run.",
  trial: "Month of its first trial on the flexible track; empty where it never had one.",
  gate: "Month in which trust first passed the gate of the fixed track.",
  contract: "Month in which it first won a contract.",
  contractLost: "Month in which it last lost one.",
  dropped: "Month in which it was last dropped from the panel.",
  exit: "Month in which it left the market.",
};

const month = (name: Step): Field => ({ name, type: "integer", unit: "month", meaning: meanings[name] });

export const entriesShape: Shape = {
  name: "entries",
  folder: "detail",
  title: "Newcomers of all worlds: one row for each entry of a newcomer and buyer that it courted",
  fields: [
    scenarioColumn,
    replicationField,
    { name: "newcomer", type: "string", meaning: "The newcomer: its group and its number." },
    { name: "group", type: "string", meaning: "Its group." },
    { name: "entry", type: "integer", meaning: "Number of the entry of this newcomer, from 1." },
    { name: "buyer", type: "string", meaning: "The buyer: its group and its number." },
    ...steps.map(month),
  ],
  key: ["scenario", "replication", "newcomer", "entry", "buyer"],
  precision: "short",
};

/** Numbers of a row: the world, newcomer, entry and buyer, and the months. */
const WIDTH = 4 + steps.length;
/** A month that is not known. */
const NEVER = -0x80000000;

/** @param turn  lets the rest of the program have a turn, world by world */
export function entriesTable(arms: readonly DetailArm[], turn: () => Promise<void>): LaterFrame {
  return { shape: entriesShape, make: () => gathered(arms, turn) };
}

async function gathered(arms: readonly DetailArm[], turn: () => Promise<void>): Promise<Frame> {
  const found: { readonly arm: OpenArm; readonly rows: Int32Array }[] = [];
  let count = 0;
  for (const each of arms) {
    const arm = openArm({ ...each, worlds: each.replications }, false);
    for (let replication = 0; replication < arm.worlds; replication++) {
      await turn();
      const rows = entriesOf(arm, replication);
      found.push({ arm, rows: Int32Array.from(rows.flat()) });
      count += rows.length;
    }
  }
  return streamed(entriesShape, count, function* () {
    for (const { arm, rows } of found) {
      for (let at = 0; at < rows.length; at += WIDTH) {
        const [replication, s, entry, b, ...months] = rows.subarray(at, at + WIDTH);
        const cells = months.map((each) => (each === NEVER ? undefined : each));
        yield [arm.scenario.name, replication, arm.suppliers[s], arm.groups[s], entry, arm.buyers[b], ...cells];
      }
    }
  });
}

/** A newcomer between its entry and its exit, with the buyers it got to know. */
interface Life {
  readonly number: number;
  readonly entryMonth: number;
  readonly buyers: Map<number, Int32Array>;
}

const place = (step: Step) => steps.indexOf(step);

/** The step that an event is, and whether its first month counts or its last. */
const ofEvent: Partial<Record<EventName, readonly [Step, "first" | "last"]>> = {
  trial: ["trial", "first"],
  passGate: ["gate", "first"],
  winContract: ["contract", "first"],
  loseContract: ["contractLost", "last"],
  drop: ["dropped", "last"],
};

/** The rows of one world, by newcomer, entry and buyer. */
function entriesOf(arm: OpenArm, replication: number): number[][] {
  const { world, watch } = arm.simulation;
  const lives = new Map<number, Life[]>();
  const now = (s: number) => lives.get(s)?.at(-1);
  const rowOf = (life: Life, b: number, known: Partial<Record<Step, number>>) => {
    if (life.buyers.has(b)) return;
    life.buyers.set(
      b,
      Int32Array.from(steps, (step) => known[step] ?? NEVER),
    );
  };
  const log: EventLog = {
    tell(month, event, b, s) {
      const life = s < 0 || world.supplier.entrant[s] === 0 ? undefined : now(s);
      if (life === undefined) return;
      if (event === "exit") for (const row of life.buyers.values()) row[place("exit")] = month;
      const [step, which] = ofEvent[event] ?? [];
      if (step === undefined || b < 0) return;
      // Whoever is tried in the month of its first contact is courted no more when the month is looked at.
      rowOf(life, b, { firstContact: month });
      const row = life.buyers.get(b);
      if (row !== undefined && (which === "last" || row[place(step)] === NEVER)) row[place(step)] = month;
    },
  };
  const look = ({ supplier, account, relation, relationCount }: World, month: number) => {
    for (const [n, s] of supplier.entrants.entries()) {
      let life = now(s);
      if (life === undefined || life.entryMonth !== supplier.entryMonth[s]) {
        life = { number: (life?.number ?? 0) + 1, entryMonth: supplier.entryMonth[s], buyers: new Map() };
        lives.set(s, [...(lives.get(s) ?? []), life]);
      }
      for (let a = n * account.perEntrant; a < (n + 1) * account.perEntrant; a++) {
        if (account.buyer[a] >= 0) rowOf(life, account.buyer[a], { firstContact: account.since[a] });
      }
    }
    if (month > 0) return;
    // With a warm-up some are on a panel when the run begins.
    for (let r = 0; r < relationCount; r++) {
      const life = relation.track[r] < FLEXIBLE ? undefined : now(relation.supplier[r]);
      if (life !== undefined) rowOf(life, relation.buyer[r], { trial: relation.since[r] });
    }
  };
  for (const _ of monthsOf(arm, replication, look, log));
  return [...lives]
    .sort(([one], [other]) => one - other)
    .flatMap(([s, each]) =>
      each.flatMap(({ number, entryMonth, buyers }) =>
        [...buyers]
          .sort(([one], [other]) => one - other)
          .map(([b, row]) => {
            row[place("entered")] = entryMonth <= watch.months[1] ? entryMonth : NEVER;
            return [replication, s, number, b, ...row];
          }),
      ),
    );
}
