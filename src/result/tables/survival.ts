import { survivalOverWorlds } from "../../analyse/survival.ts";
import type { ScenarioResult } from "../../worlds/result.ts";
import { byText, type Frame, frameOf } from "../frame.ts";
import { scenarioColumn } from "../series.ts";

/** How many links between buyers and suppliers outlive a year, by age. */
export function survivalTable(result: ScenarioResult): Frame {
  const rates = survivalOverWorlds(result.survival);
  rates.sort((a, b) => byText(a.age, b.age) || byText(a.weighting, b.weighting));
  return frameOf(
    {
      name: "survival",
      title: "Links that outlive a year: one row for each age and weighting",
      fields: [
        scenarioColumn,
        {
          name: "age",
          type: "string",
          meaning: "Years in a row with spend, from 1; start: alive in the first year of the run, so of unknown age.",
        },
        { name: "weighting", type: "string", meaning: "count: each link as one; spend: by the spend of the year." },
        { name: "n", type: "integer", meaning: "Worlds that had such links." },
        { name: "atRisk", type: "number", meaning: "Links and years, or their spend [unit costs], over all worlds." },
        { name: "survival", type: "number", meaning: "Share of that with spend in the next year too." },
        { name: "lower", type: "number", meaning: "Lower end of the 95 % interval over worlds." },
        { name: "upper", type: "number", meaning: "Upper end of the 95 % interval over worlds." },
      ],
      key: ["scenario", "age", "weighting"],
      precision: "short",
    },
    rates.map(({ age, weighting, n, atRisk, survival, lower, upper }) => {
      return [result.scenario.name, age, weighting, n, atRisk, survival, lower, upper];
    }),
  );
}
