import type { Scenario } from "../../scenario/scenario.ts";
import { type NoEntry, whyNobodyEnters } from "../../worlds/arms.ts";
import { Refusal } from "../exit.ts";

/** Refuses a scenario in which nobody can enter, and says what to change. `word` is how the user named it. */
export function refuseNoEntry(scenario: Scenario, word: string): void {
  const why = whyNobodyEnters(scenario.market);
  if (why !== undefined) throw new Refusal(...reasons[why](scenario, word));
}

const reasons: Readonly<Record<NoEntry, (scenario: Scenario, word: string) => readonly string[]>> = {
  disabled: ({ name, origins }, word) => {
    const origin = origins.find(({ path }) => path === "entry.enabled");
    const place = origin?.place ?? origin?.from ?? "default";
    return [
      `Nobody enters in "${name}": entry.enabled is false (${place}), so there is no effect of entry to take apart.`,
      `Let newcomers in:  catfish effect ${word} --set entry.enabled=true`,
    ];
  },
  nobody: ({ name, market }, word) => {
    const empty = market.suppliers.find(({ kind }) => kind === "newcomer");
    const what = `Nobody enters in "${name}"`;
    if (empty === undefined) {
      return [
        `${what}: none of its groups of suppliers is of kind newcomer.`,
        "Add a group with  kind: newcomer  and  entry: { month: 36 }; catfish show baseline --yaml  has one.",
      ];
    }
    return [
      `${what}: its group "${empty.name}" has no members.`,
      `Give it some:  catfish effect ${word} --set suppliers.${empty.name}.count=6`,
    ];
  },
  late: ({ name, market }, word) => {
    const group = market.suppliers.find(({ kind, count }) => kind === "newcomer" && count > 0);
    return [
      `Nobody enters in "${name}" before it ends: it has ${market.months === 1 ? "one month" : `${market.months} months`}, and the first newcomer comes later.`,
      `Make it longer with --months, or let them in earlier:  catfish effect ${word} --set suppliers.${group?.name}.entry.month=0`,
    ];
  },
};
