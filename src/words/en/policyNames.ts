import type { Choice, WeighedPolicy } from "../../analyse/choice/choice.ts";
import type { Policy } from "../../analyse/choice/policies.ts";
import { capital } from "../number.ts";
import { settingLabel } from "../settings.ts";
import { levelsPhrase } from "./phrases.ts";

/** What people call a policy: its label, else its name. */
export function policyLabel({ name, label }: Pick<Policy, "name" | "label">): string {
  return label ?? name;
}

/** How a policy is called inside a sentence, or at its beginning: its levers are joined by a word there. */
export function called(policy: Pick<WeighedPolicy, "name" | "label" | "number">, isFirst = false): string {
  const { number, name: own, label } = policy;
  const name = label ?? own.replaceAll(" + ", " with ");
  return number === 0 ? `${isFirst ? "The" : "the"} scenario ${name}` : isFirst ? capital(name) : name;
}

/** A policy of levers by what it means; one that somebody named by its name. */
export function inFull({ scenario }: Pick<Choice, "scenario">, policy: WeighedPolicy): string {
  const isOfLevers = policy.settings.every((each) =>
    policy.name.includes(settingLabel({ path: each.slice(0, each.indexOf("=")), groupLabel: undefined })),
  );
  const phrase = isOfLevers ? levelsPhrase(policy.settings, scenario) : undefined;
  return phrase === undefined ? called(policy) : `the policy of ${phrase}`;
}

/** `one future` or `64 futures`. */
export function futuresWords(count: number): string {
  return count === 1 ? "one future" : `${count} futures`;
}
