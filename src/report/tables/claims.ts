import type { Claim, Scenario } from "../../scenario/scenario.ts";
import { scenarioColumn } from "./seriesOrder.ts";
import { type Cell, type Table, tableOf } from "./table.ts";

/** The claims of the scenario. They are checked for form only: every status is `not run`. */
export function claimsTable(scenario: Scenario): Table {
  return tableOf(
    {
      name: "claims",
      title: "Claims of the scenario: one row for each",
      columns: [
        scenarioColumn,
        { name: "claim", type: "integer", meaning: "Number of the claim in the file, from 1." },
        { name: "says", type: "string", meaning: "The claim in words." },
        { name: "measure", type: "string", meaning: "Measure it is about." },
        { name: "group", type: "string", meaning: "Group it is about." },
        { name: "firstMonth", type: "integer", meaning: "First month of the mean." },
        { name: "lastMonth", type: "integer", meaning: "Last month of the mean." },
        { name: "against", type: "string", meaning: "Other arm: a scenario, or settings as JSON; empty where none." },
        {
          name: "is",
          type: "string",
          meaning: "What is claimed: lower, higher, different, same, between, above, below.",
        },
        { name: "by", type: "number", meaning: "Size the difference must reach." },
        { name: "value", type: "string", meaning: "Bound, or both bounds as JSON." },
        { name: "confidence", type: "number", meaning: "How sure the answer must be." },
        { name: "status", type: "string", meaning: "not run: the form was checked, the claim was not." },
      ],
      key: ["scenario", "claim"],
      precision: "short",
    },
    scenario.claims.map((claim, index) => claimRow(scenario.name, claim, index + 1)),
  );
}

function claimRow(scenario: string, claim: Claim, number: number): readonly Cell[] {
  const { says, measure, group, months, against, by, value, confidence } = claim;
  const arm = typeof against === "object" ? JSON.stringify(against) : against;
  const bound = value === undefined ? undefined : JSON.stringify(value);
  return [scenario, number, says, measure, group, ...months, arm, claim.is, by, bound, confidence, "not run"];
}
