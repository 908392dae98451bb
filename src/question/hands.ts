import type { Policy } from "../analyse/choice/policies.ts";
import { pathIn } from "../scenario/applySettings.ts";
import type { Problem } from "../scenario/scenario.ts";
import { scopeOf } from "../scenario/scopes.ts";
import type { Setting, Settings } from "../scenario/settings.ts";
import type { Variable } from "../scenario/vary.ts";

/** What can be decided, and what is uncertain. */
export interface Held {
  readonly policies: readonly Policy[];
  readonly uncertainties: readonly Variable[];
  /** The group that chooses; all buyers unless one is named. */
  readonly asker?: string;
}

/** Where nothing is assumed: at what is decided, and at what is uncertain. */
export function fixedPaths({ policies, uncertainties }: Held): string[] {
  const decided = policies.flatMap(({ settings }) => settings.map(pathIn));
  return [...decided, ...uncertainties.map(({ path }) => path)];
}

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

/** What the answer depends on, since it is not part of a policy or may be, in a sentence each. */
export function cautionsOf(held: Held, settings: Settings): readonly string[] {
  return handsOn(held, [], settings).cautions;
}

/**
 * Whether what policies set is in the hands of who chooses, and what is uncertain is not.
 *
 * @param named  those of the policies that have names of their own
 */
export function handsOn({ policies, uncertainties, asker }: Held, named: readonly Policy[], settings: Settings): Hands {
  const decided = new Map<string, { readonly path: string; readonly source: string }>();
  for (const policy of policies) {
    for (const setting of policy.settings) {
      const path = pathIn(setting);
      const source = named.includes(policy) ? `--policy ${policy.name}` : `--lever ${path}`;
      decided.set(`${source} ${path}`, { path, source });
    }
  }
  const levers = [...decided.values()];
  const uncertain = uncertainties.map(({ path }) => ({ path, source: `--uncertain ${path}` }));
  const paths = levers.map(({ path }) => path);
  const [ours, fate] =
    asker === undefined
      ? [handsOnLevers(levers, settings), handsOnUncertainties(uncertain, paths, settings)]
      : [leversOfGroup(levers, asker, settings), uncertainToGroup(uncertain, paths, asker, settings)];
  return { problems: [...ours.problems, ...fate.problems], cautions: [...ours.cautions, ...fate.cautions] };
}

interface Named {
  readonly path: string;
  /** The option that named it. */
  readonly source: string;
}

/** Whether levers are a group's own. */
function leversOfGroup(levers: readonly Named[], asker: string, settings: Settings): Hands {
  const problems = levers.flatMap(({ path, source }): Problem[] => {
    const setting = settings.get(path);
    if (setting === undefined || groupOf(setting) === asker) return [];
    const right = `a setting of ${asker}, or --uncertain ${path}=low:high`;
    return [{ source, path, wrong: `\`${path}\` is not in the hands of ${asker}: it is no lever.`, right }];
  });
  return { problems, cautions: [] };
}

/** Whether uncertainties are not a group's own, and none is a lever too; what others decide may be uncertain to it. */
function uncertainToGroup(
  uncertainties: readonly Named[],
  levers: readonly string[],
  asker: string,
  settings: Settings,
): Hands {
  const problems = uncertainties.flatMap(({ path, source }): Problem[] => {
    const setting = settings.get(path);
    if (setting === undefined) return [];
    if (levers.includes(path)) return [atOnce(path, source)];
    if (isCount(setting)) return [counted(path, source)];
    if (groupOf(setting) !== asker) return [];
    const right = `--lever ${path}=..., or --set ${path}=... to hold it fast`;
    return [{ source, path, wrong: `\`${path}\` is ${asker}'s own: it is not uncertain.`, right }];
  });
  return { problems, cautions: [] };
}

function atOnce(path: string, source: string): Problem {
  return { source, path, wrong: `\`${path}\` is a lever and uncertain at once.`, right: "one of the two" };
}

function counted(path: string, source: string): Problem {
  return { source, path, wrong: `\`${path}\` says how the run is counted: it is not uncertain.` };
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
    if (decidedBy(setting) === "nobody") {
      const right = isCount(setting)
        ? "a setting of the policy"
        : `--uncertain ${path}=low:high, or a lever below policy.`;
      problems.push({ source, path, wrong: `\`${path}\` is in nobody's hands: it is no lever.`, right });
    } else if (decidedBy(setting) === "others" && !others.includes(path)) {
      others.push(path);
    }
  }
  const cautions = others.map(
    (path) => `${path} is not part of the buyers' policy: the answer holds as far as they can bring it about.`,
  );
  return { problems, cautions };
}

/** Whether it is the decision of all buyers; that of one group may be uncertain to the others. */
function isDecidedForAll(setting: Setting): boolean {
  return decidedBy(setting) === "buyers" && setting.scope !== "text" && setting.group === undefined;
}

/** In whose hands a setting is. */
function decidedBy({ scope }: Setting): "buyers" | "others" | "nobody" {
  return scope === "text" ? "others" : scopeOf(scope).decidedBy;
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
      problems.push(atOnce(path, source));
    } else if (isDecidedForAll(setting)) {
      problems.push({
        source,
        path,
        wrong: `\`${path}\` is the buyers' own decision: it is not uncertain.`,
        right: `--lever ${path}=..., or --set ${path}=... to hold it fast`,
      });
    } else if (isCount(setting)) {
      problems.push(counted(path, source));
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

/** Names of the groups of a scenario. */
export function groupsIn(settings: Settings): string[] {
  const names = [...settings.values()].flatMap((setting) => groupOf(setting) ?? []);
  return [...new Set(names)];
}

/** Name of the group whose own a setting is. */
function groupOf(setting: Setting): string | undefined {
  return setting.scope === "text" ? undefined : setting.group?.name;
}
