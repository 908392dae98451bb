import type { Claim, Scenario } from "../../scenario/scenario.ts";
import { moneyOf, UNIT_COSTS } from "../../worlds/money.ts";
import { type Cell, type Frame, frameOf } from "../frame.ts";
import { scenarioColumn } from "../series.ts";

/** The claims of the scenario. A run checks their form only: every status is `not run`; `catfish check` runs them. */
export function claimsTable(scenario: Scenario): Frame {
  const money = moneyOf(scenario);
  const counted =
    money === UNIT_COSTS ? "" : ` Money in ${money.unit}, of which the reference unit costs ${money.factor}.`;
  return frameOf(
    {
      name: "claims",
      title: "Claims of the scenario: one row for each",
      fields: [
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
        { name: "by", type: "number", meaning: `Size the difference must reach.${counted}` },
        { name: "value", type: "string", meaning: `Bound, or both bounds as JSON.${counted}` },
        { name: "confidence", type: "number", meaning: "How sure the answer must be." },
        { name: "status", type: "string", meaning: "not run: the form was checked; catfish check runs the claim." },
        { name: "given", type: "string", meaning: "Settings that hold in both arms, as JSON; empty where none." },
        { name: "while", type: "string", meaning: "What must equal a number for a month to count, as JSON." },
        { name: "since", type: "string", meaning: "Earlier months it is compared with, both ends as JSON." },
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
  const json = (part: unknown) => (part === undefined ? undefined : JSON.stringify(part));
  const what = [scenario, number, says, measure, group, ...months, arm, claim.is, by, json(value), confidence];
  return [...what, "not run", json(claim.given), json(claim.while), json(claim.since)];
}
