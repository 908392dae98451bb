import type { RunIdentity } from "../result/manifest.ts";
import type { Kind } from "./kind.ts";

/**
 * An answer for programs: under the same names and in the same order what every answer has, then what is of its kind.
 * It is `summary.json`, and what `--json` tells of a result. Missing numbers are null, shares are fractions.
 */
export function answerObject<Question, Seen, Answer>(
  kind: Pick<Kind<Question, Seen, Answer>, "command" | "summary">,
  answer: Answer,
  identity: Omit<RunIdentity, "holds">,
): object {
  const { scenario, seed, replications, months, window, stop } = identity;
  return {
    command: kind.command,
    kind: identity.kind,
    scenario: scenario.name,
    title: scenario.title,
    seed,
    replications,
    months,
    window,
    stop: stop ?? null,
    ...kind.summary(answer),
  };
}
