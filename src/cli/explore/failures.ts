import type { ObservedPoint } from "../../worlds/points.ts";
import type { Effects } from "../effects.ts";

/** Points that gave nothing. They are said at the end; the others stand. */
export interface Failures {
  readonly see: (point: ObservedPoint) => void;
  readonly count: number;
  /** Says on standard error how many failed, and the first few in full. */
  readonly say: () => void;
}

/** How many failed points are said in full. */
const SAID = 5;

/** @param json  tell programs of each point as it fails: one JSON object a line on standard output */
export function failuresSeen({ terminal }: Effects, json = false): Failures {
  let count = 0;
  const first: string[] = [];
  return {
    see({ settings, outcome }) {
      if (!("failure" in outcome)) return;
      count++;
      if (json) terminal.out(JSON.stringify({ event: "failed", settings, failure: outcome.failure }));
      if (first.length < SAID) first.push(`  ${settings.join(", ") || "the scenario as it is"}: ${outcome.failure}`);
    },
    get count() {
      return count;
    },
    say() {
      if (count === 0) return;
      terminal.error(
        `${count === 1 ? "One point" : `${count} points`} failed and ${count === 1 ? "is" : "are"} left out:`,
      );
      for (const line of first) terminal.error(line);
      if (count > first.length) terminal.error(`  and ${count - first.length} more`);
    },
  };
}
