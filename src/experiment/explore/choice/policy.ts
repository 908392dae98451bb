import type { Markets } from "../../../scenario/markets.ts";
import type { Problem } from "../../../scenario/scenario.ts";
import type { Variable } from "../../../scenario/vary.ts";
import { settingsAt } from "../settingWords.ts";
import { gridPoints } from "../sweep/sweep.ts";

/** One thing that could be decided: settings on top of the scenario. */
export interface Policy {
  /** How it is called in answers, e.g. `flexible share 20 %`. */
  readonly name: string;
  /** As `--set` takes them; none for the scenario as it is. */
  readonly settings: readonly string[];
}

/** Name of the scenario as it is, which is always among the policies and the first of them. */
export const AS_IT_IS = "as it is";

/** Every combination of the levels of the levers; the last lever changes fastest. */
export function leverPolicies(levers: readonly Variable[]): Policy[] {
  if (levers.length === 0) return [];
  return [...gridPoints(levers)].map((settings) => {
    const name = settingsAt(levers, settings).join(" + ");
    return { name, settings };
  });
}

/** The part after `=` of a setting. */
export function textOf(setting: string): string {
  return setting.slice(setting.indexOf("=") + 1);
}

/**
 * Reads a policy with a name:
 *
 *     name: path=value path=value
 */
export function readPolicy(text: string): Policy | Problem {
  const source = `--policy ${text}`;
  const colon = text.indexOf(":");
  const name = colon < 0 ? "" : text.slice(0, colon).trim();
  const settings = text
    .slice(colon + 1)
    .trim()
    .split(/\s+/);
  if (name !== "" && settings.every((setting) => /^[^=]+=.+$/.test(setting))) return { name, settings };
  return {
    source,
    wrong: "I cannot read this policy.",
    right: 'a name and settings, e.g. --policy "open: policy.flexibleShare=0.4 policy.openness=0.3"',
  };
}

/**
 * The policies that differ: the scenario as it is first, then the others, without those of levers that change
 * nothing. What levers say of the scenario as it is becomes part of its name.
 *
 * @returns problems where settings do not go together, or a named policy is called or does the same as another
 */
export function differentPolicies(
  ofLevers: readonly Policy[],
  named: readonly Policy[],
  markets: Markets,
): readonly Policy[] | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const asItIs = JSON.stringify(markets.scenario.market);
  const known = new Map<string, Policy>([[asItIs, { name: AS_IT_IS, settings: [] }]]);
  const names = new Set([AS_IT_IS]);
  for (const policy of [...ofLevers, ...named]) {
    const isNamed = named.includes(policy);
    const source = isNamed ? `--policy ${policy.name}` : `--lever ${policy.settings.join(" ")}`;
    const read = markets.marketOf(policy.settings);
    if ("problems" in read) {
      problems.push(...read.problems.map((problem) => ({ ...problem, source })));
      continue;
    }
    const market = JSON.stringify(read.market);
    const other = known.get(market);
    if (names.has(policy.name)) problems.push(twice(source, policy.name));
    else if (other !== undefined && isNamed) problems.push(same(source, policy.name, other.name));
    else if (other === undefined) known.set(market, policy);
    else if (other.name === AS_IT_IS) known.set(market, { name: `${AS_IT_IS} (${policy.name})`, settings: [] });
    names.add(policy.name);
  }
  return problems.length > 0 ? { problems } : [...known.values()];
}

function twice(source: string, name: string): Problem {
  return { source, wrong: `Two policies are called "${name}".`, right: "a name for each" };
}

function same(source: string, name: string, other: string): Problem {
  return { source, wrong: `"${name}" is the same as "${other}".`, right: "policies that differ" };
}
