import type { Problem } from "../../../scenario/scenario.ts";
import type { Setting, Settings } from "../../../scenario/settings.ts";

/**
 * Levers and uncertainties kept apart, as in the XLRM frame of Lempert, Popper and Bankes (2003), "Shaping the Next
 * One Hundred Years", RAND MR-1626: what the decision maker holds in the hand (L), and what happens anyway (X).
 * Regret of what nobody can decide is nobody's regret, and a future in which one's own decision differs is none.
 */
export interface Hands {
  /** What makes the question senseless. */
  readonly problems: readonly Problem[];
  /** What the answer depends on, in a sentence each. */
  readonly cautions: readonly string[];
}

/** Whether levers are in the hands of the buyers; `source` is the option that named each. */
export function handsOnLevers(
  levers: readonly { readonly path: string; readonly source: string }[],
  settings: Settings,
): Hands {
  const problems: Problem[] = [];
  const others: string[] = [];
  for (const { path, source } of levers) {
    const setting = settings.get(path);
    if (setting === undefined) continue;
    if (setting.scope === "market" || setting.scope === "run") {
      const right = isCount(setting)
        ? "a setting of the policy"
        : `--uncertain ${path}=low:high, or a lever below policy.`;
      problems.push({ source, path, wrong: `\`${path}\` is in nobody's hands: it is no lever.`, right });
    } else if (setting.scope !== "policy" && setting.scope !== "buyerPolicy" && !others.includes(path)) {
      others.push(path);
    }
  }
  const cautions = others.map(
    (path) => `${path} is not part of the buyers' policy: the answer holds as far as they can bring it about.`,
  );
  return { problems, cautions };
}

/** Whether uncertainties are out of the hands of the buyers, and none is a lever too. */
export function handsOnUncertainties(
  uncertainties: readonly { readonly path: string; readonly source: string }[],
  levers: readonly string[],
  settings: Settings,
): Hands {
  const problems: Problem[] = [];
  const cautions: string[] = [];
  for (const { path, source } of uncertainties) {
    const setting = settings.get(path);
    if (setting === undefined) continue;
    if (levers.includes(path)) {
      problems.push({ source, path, wrong: `\`${path}\` is a lever and uncertain at once.`, right: "one of the two" });
    } else if (setting.scope === "policy") {
      problems.push({
        source,
        path,
        wrong: `\`${path}\` is the buyers' own decision: it is not uncertain.`,
        right: `--lever ${path}=..., or --set ${path}=... to hold it fast`,
      });
    } else if (isCount(setting)) {
      problems.push({ source, path, wrong: `\`${path}\` says how the run is counted: it is not uncertain.` });
    } else if (setting.scope === "buyerPolicy") {
      cautions.push(`${path} is taken as uncertain: the answer is for buyers who do not decide it.`);
    }
  }
  return { problems, cautions };
}

/** Length of the run and its currency: neither anybody's decision nor anybody's fate. */
function isCount(setting: Setting): boolean {
  return setting.scope === "run" && setting.name !== "entry.enabled";
}
