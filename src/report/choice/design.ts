import type { ChoiceQuestion } from "../../experiment/explore/choice/choiceRecord.ts";

/** What a manifest says of a choice: all that decides the answer beside scenario, seed, worlds and window. */
export function choiceDesign(question: ChoiceQuestion): Readonly<Record<string, unknown>> {
  const { policies, uncertainties, design, futures, series, better, criteria, cautions } = question;
  return {
    policies: policies.map(({ name, settings }) => ({ name, settings })),
    uncertain: uncertainties.map(({ path, low, high, levels }) => {
      return `${path}=${levels.length > 0 ? levels.join(",") : `${low}:${high}`}`;
    }),
    design,
    futures: futures.length,
    series: series.map(({ measure, group }) => ({ measure, group })),
    better,
    criteria: criteria.map(({ series: { measure, group }, side, value, text }) => {
      return { measure, group, side, value: value ?? null, text };
    }),
    cautions,
  };
}
