import { isClear } from "../../analyse/phases.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { listed } from "../number.ts";
import { typedOn } from "../shellWords.ts";
import type { BriefPoint } from "./brief.ts";
import { monthsWords } from "./calendar.ts";
import type { InputChange } from "./inputChanges.ts";
import { changesNamed } from "./phrases.ts";
import { clearMovers } from "./plausible.ts";
import type { Answer } from "./run.ts";

/** What is asked, as whoever decides would say it. */
export const briefQuestion = {
  compared: (scenario: string, baseline: string) => `What if "${scenario}" took the place of "${baseline}"?`,
  run: ({ reference, title }: Scenario, against: string) =>
    reference === "without-entry"
      ? `What do newcomers change? ${title}`
      : reference === "without-strategy"
        ? `What does the suppliers' strategy change? ${title}`
        : `What if "${title}" took the place of ${against}?`,
  changes,
  better: (scenario: Scenario, against: string): string[] => [
    scenario.reference === "without-entry"
      ? "Is the buyer better off with newcomers than without them?"
      : scenario.reference === "without-strategy"
        ? "Is the buyer better off with the suppliers' strategy than without it?"
        : `Is the buyer better off with "${scenario.title}" than with ${against}?`,
    judged(scenario),
  ],
} as const;

/** Settings that are named one by one. */
const MOST_NAMED = 6;

/** What is set otherwise, in words, and by what it is judged. */
function changes(all: readonly InputChange[], scenario: Scenario): string[] {
  const { named, more } = changesNamed(all, scenario, MOST_NAMED);
  const list = [...named, ...more.map((settings) => `changing ${settings}`)];
  return [...(list.length === 0 ? [] : [`Is the buyer better off by ${listed(list)}?`]), judged(scenario)];
}

/** Which months are judged, and by what. */
function judged({ from, start, market: { months } }: Scenario): string {
  const what = "price against quality, service, technology and supply in full";
  return `Judged by what the buyer gets for its money (${what}), ${monthsWords([from, months - 1], start)}.`;
}

/** Words as a POSIX shell takes them: where the page is read is not known when it is written. */
export const typed = typedOn({ shell: "posix", program: "catfish" });

const USUAL_SEED = "catfish";

/** The options by which a command asks for the draws and months of an answer. */
export function sameDraws({ seed, window }: Pick<Answer, "seed" | "window">): string[] {
  return [...ofSeed({ seed }), "--window", window.join(":")];
}

/** The option that names the seed, where it is not the usual one. */
export function ofSeed({ seed }: Pick<Answer, "seed">): string[] {
  return seed === USUAL_SEED ? [] : ["--seed", seed];
}

/** The same, and for its worlds or so many. */
export function inWorlds(answer: Answer, many = answer.replications): string[] {
  return ["-n", String(many), ...sameDraws(answer)];
}

/** What to do next, with the command that does it where there is one. */
export const briefSteps = {
  compared: ([baseline, scenario]: readonly string[], answer: Answer): BriefPoint[] => [
    ...learn(answer),
    ...moreWorlds(answer, (many) =>
      typed("catfish", "compare", baseline, scenario, ...inWorlds(answer, many), "--out", "../more-worlds"),
    ),
    {
      text: "Read the world that it hurt most, event by event:",
      command: typed(
        "catfish",
        "compare",
        baseline,
        scenario,
        ...inWorlds(answer),
        "--explain",
        "--out",
        "../hurt-most",
      ),
    },
  ],
  run: ({ reference }: Scenario, answer: Answer): BriefPoint[] => [
    ...learn(answer),
    ...moreWorlds(answer, (many) =>
      typed("catfish", "run", "scenario.yaml", ...inWorlds(answer, many), "--out", "../more-worlds"),
    ),
    reference === "without-entry"
      ? {
          text: "See how much of it is the reaction of those who were there:",
          command: typed("catfish", "effect", "scenario.yaml", ...inWorlds(answer), "--out", "../effect"),
        }
      : {
          text: "Try one change of it:",
          command: typed(
            "catfish",
            "what-if",
            "scenario.yaml",
            "--set",
            "policy.flexibleShare=30%",
            ...inWorlds(answer),
            "--out",
            "../one-change",
          ),
        },
  ],
} as const;

/** What to find out about the own market first. */
function learn({ plausible, verdict }: Answer): string[] {
  if (plausible === undefined || verdict === undefined || clearMovers(plausible, verdict.value.series).length === 0) {
    return [];
  }
  return ["Find out what is true of the values above in this market, put it into the scenario file, and ask again."];
}

function moreWorlds({ verdict, replications }: Answer, command: (many: number) => string): BriefPoint[] {
  if (verdict === undefined || isClear(verdict.value.whole)) return [];
  const many = 4 * replications;
  return [{ text: `Four times as many worlds halve the interval:`, command: command(many) }];
}
