import type { Scenario } from "../../../scenario/scenario.ts";
import { groupLabel } from "../../names.ts";
import { type SideSaid, sideSentences } from "../supplierSide.ts";
import { meansSentences } from "./means.ts";
import { threatSentences } from "./threat.ts";

/** All that an answer begins with where a supplier asks: what it comes to, who threatens, what each of its means is worth. */
export function sideInFull(said: SideSaid, labels: Scenario["labels"] = new Map()): string[] {
  const labelOf = (name: string) => groupLabel({ labels }, name);
  return [...sideSentences(said), ...threatSentences(said, labelOf), ...meansSentences(said)];
}
