import { allocate } from "./allocate.ts";
import { choose } from "./choose.ts";
import { discover } from "./discover.ts";
import type { ExplorationText } from "./exploration.ts";
import { sensitivity } from "./sensitivity.ts";
import { sweep } from "./sweep.ts";

/** Every exploration, by the command that asks it: a new one is a line here. */
export const explorations = { sweep, sensitivity, discover, choose, allocate } as const satisfies Record<
  string,
  ExplorationText
>;

type Name = keyof typeof explorations;

/** Something of every exploration, by its command. */
export function ofEachExploration<Of>(of: (exploration: ExplorationText) => Of): Record<Name, Of> {
  const { sweep, sensitivity, discover, choose, allocate } = explorations;
  return {
    sweep: of(sweep),
    sensitivity: of(sensitivity),
    discover: of(discover),
    choose: of(choose),
    allocate: of(allocate),
  };
}
