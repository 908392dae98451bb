/**
 * What is told about a single world: who held which place of which panel, and what happened.
 * Recording is optional and changes nothing.
 */

export const eventNames = [
  "enter",
  "trial",
  "passGate",
  "winContract",
  "loseContract",
  "renewContract",
  "drop",
  "exit",
  "disruption",
  "recovery",
  "timetable",
] as const;
export type EventName = (typeof eventNames)[number];

/** One event. Buyer, supplier and other are indices of agents, -1 where none. */
export interface WorldEvent {
  readonly month: number;
  readonly event: EventName;
  readonly buyer: number;
  readonly supplier: number;
  /** The supplier that was displaced (`trial`, `winContract`) or that displaced (`loseContract`, `drop`); -1 where none. */
  readonly other: number;
}

/** Where processes tell what happened. Agents are indices, -1 where there is none. */
export interface EventLog {
  tell(month: number, event: EventName, buyer: number, supplier: number, other: number): void;
}

/** A stretch of months in which a supplier was on one track of a buyer's panel. `to` is the last month. */
export interface PanelSpell {
  readonly buyer: number;
  readonly supplier: number;
  readonly track: "fixed" | "flexible";
  readonly from: number;
  readonly to: number;
}

/** One world in full. */
export interface TracedWorld {
  readonly replication: number;
  /** Names of agents by index: `buyer 1`, `newcomer 3`. */
  readonly buyers: readonly string[];
  readonly suppliers: readonly string[];
  /** Name of the group, and kind, of each supplier. */
  readonly supplierGroups: readonly string[];
  readonly supplierKinds: readonly string[];
  readonly spells: readonly PanelSpell[];
  readonly events: readonly WorldEvent[];
}
