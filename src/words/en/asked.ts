import type { Variable } from "../../scenario/vary.ts";
import type { Span } from "../../worlds/valuesOver.ts";
import type { WholeRun } from "../../worlds/wholeRun.ts";
import { listed } from "../number.ts";
import { settingLabel } from "../settings.ts";
import { meanOver } from "./valuesOver.ts";

/** What every question has. */
interface Asked {
  readonly replications: number;
  readonly seed: string;
  readonly window: readonly [first: number, last: number];
  /** What the answer is by, and the years of the run; the window unless given. */
  readonly over?: Span;
  readonly run?: WholeRun;
}

/**
 * What was asked, below an answer in Markdown: scenario, worlds, seed and months.
 *
 * @param scenario  its name
 * @param of        what there are so many worlds of: ` at every point`
 * @param more      said before the worlds
 */
export function askedInWords(
  scenario: string,
  { replications, seed, window, over = "window", run }: Asked,
  of = "",
  more: readonly string[] = [],
): string {
  const parts = [`Scenario \`${scenario}\``, ...more, `${replications} worlds${of}`, `seed \`${seed}\``];
  const others = `means over months ${window[0]} to ${window[1]}`;
  return `${parts.join(", ")}, ${over === "window" ? others : `chosen by the ${meanOver(over, { window, run })}; other ${others}`}.`;
}

/** What a sweep varies, below the title of its page. */
export function sweepSubtitle(points: number, variables: readonly Variable[]): string {
  const settings = listed(variables.map(settingLabel));
  return `${points === 1 ? "One point" : `${points} points`} of ${settings}, each in the same worlds`;
}

/** How many settings a sensitivity analysis varies, below the title of its page. @param method  in words */
export function sensitivitySubtitle(method: string, settings: number, points: number): string {
  return `${method} of ${settings === 1 ? "one setting" : `${settings} settings`}, ${points} points, each in the same worlds`;
}

/** What a choice is among, below the title of its page. @param futures  in words */
export function choiceSubtitle(policies: number, futures: string): string {
  return `${policies} policies in ${futures}, all in the same worlds`;
}
