import type { Scenario } from "../../../scenario/scenario.ts";
import { groupLabel } from "../../names.ts";
import { type SideSaid, sideSentences } from "../supplierSide.ts";
import { gateSentences } from "./gate.ts";
import { meansSentences } from "./means.ts";
import { threatSentences } from "./threat.ts";
import { threatChangeSentences } from "./threatChange.ts";

/** All that an answer begins with where a supplier asks: what it comes to, who threatens and how near a contract they are, what each of its means is worth. */
export function sideInFull(said: SideSaid, labels: Scenario["labels"] = new Map()): string[] {
  const labelOf = (name: string) => groupLabel({ labels }, name);
  const threat = [
    ...threatSentences(said, labelOf),
    ...gateSentences(said, labelOf),
    ...threatChangeSentences(said, labelOf),
  ];
  return [...sideSentences(said), ...threat, ...meansSentences(said)];
}
