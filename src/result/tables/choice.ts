import type { Choice } from "../../analyse/choice/choice.ts";
import { textOf } from "../../analyse/choice/policies.ts";
import type { Series } from "../../model/series.ts";
import { unitIn } from "../../worlds/money.ts";
import { type Cell, type Field, type Frame, frameOf, streamed } from "../frame.ts";

export const policyColumn: Field = {
  name: "policy",
  type: "integer",
  meaning: "Number of the policy; 0 is the scenario as it is.",
};
const futureColumn: Field = { name: "future", type: "integer", meaning: "Number of the future, from 0." };

/** Every future: what was uncertain, and which policy is best in it. */
export function futuresTable({ futures, uncertainties, usable, weighed, better }: Choice): Frame {
  const rows = futures.map((settings, future): Cell[] => {
    const values = uncertainties.map(({ parameter }, i): Cell => {
      const text = textOf(settings[i]);
      return parameter.choices ? text : Number(text);
    });
    const used = usable.futures.indexOf(future);
    if (used < 0) return [future, "no", undefined, ...values];
    const means = weighed.map(({ outcomes }) => outcomes[used]);
    const best = means.indexOf(better === "lower" ? Math.min(...means) : Math.max(...means));
    return [future, "yes", weighed[best]?.number, ...values];
  });
  return frameOf(
    {
      name: "futures",
      title: "Futures: one row for each",
      fields: [
        futureColumn,
        { name: "used", type: "string", meaning: "yes; no: some policy has no value in it." },
        { name: "best", type: "integer", meaning: "The policy with the best mean outcome in it, by all worlds." },
        ...uncertainties.map(({ path, parameter }): Field => {
          return {
            name: path,
            type: parameter.choices ? "string" : "number",
            unit: parameter.unit,
            meaning: parameter.meaning,
          };
        }),
      ],
      key: ["future"],
      precision: "short",
    },
    rows,
  );
}

/** Every policy in every future that is used. */
export function outcomesTable({ weighed, usable, series, money }: Choice): Frame {
  const unit = unitIn(series[0].measure, money);
  const rows = weighed.flatMap(({ number, outcomes, regrets, meets }) =>
    usable.futures.map((future, used): Cell[] => [number, future, outcomes[used], regrets[used], meets[used]]),
  );
  return frameOf(
    {
      name: "outcomes",
      title: "Outcomes: one row for each policy in each future",
      fields: [
        policyColumn,
        futureColumn,
        { name: "outcome", type: "number", unit, meaning: "Mean outcome over worlds." },
        {
          name: "regret",
          type: "number",
          unit,
          meaning: "How far it is behind the best policy, which is chosen in other worlds; below 0 by chance alone.",
        },
        { name: "meets", type: "integer", meaning: "1 where it meets the criteria by its means, else 0." },
      ],
      key: ["policy", "future"],
      precision: "short",
    },
    rows,
  );
}

/** Name of a series as a column. */
export function seriesColumn({ measure, group }: Series): string {
  return group === "all" ? measure : `${measure}:${group}`;
}

/** What all else is worked out from: the means over the window, world by world. */
export function valuesTable(choice: Choice): Frame {
  const { policies, futures, replications, series, values, money } = choice;
  return streamed(
    {
      name: "values",
      title: "Values: one row for each future, policy and world; empty where a point failed or a world has none",
      fields: [
        futureColumn,
        policyColumn,
        {
          name: "world",
          type: "integer",
          meaning: "Number of the world; the same number is the same world everywhere.",
        },
        ...series.map((serie): Field => {
          return {
            name: seriesColumn(serie),
            type: "number",
            unit: unitIn(serie.measure, money),
            meaning: "Mean over the window.",
          };
        }),
      ],
      key: ["future", "policy", "world"],
      precision: "full",
    },
    futures.length * policies.length * replications,
    function* () {
      for (let row = 0; row < values.length / series.length; row++) {
        const world = row % replications;
        const policy = Math.floor(row / replications) % policies.length;
        const future = Math.floor(row / replications / policies.length);
        yield [future, policy, world, ...values.subarray(row * series.length, (row + 1) * series.length)];
      }
    },
  );
}
