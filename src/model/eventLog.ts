import type { EventName } from "./trace.ts";

/** Where processes tell what happened. Agents are indices, -1 where there is none. */
export interface EventLog {
  tell(month: number, event: EventName, buyer: number, supplier: number, other: number): void;
}
