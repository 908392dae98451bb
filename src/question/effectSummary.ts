import type { CatfishEffect, SeriesEffect } from "../analyse/catfishEffect.ts";
import { measures } from "../model/measures.ts";
import type { EffectStory } from "../page/effectPage.ts";
import { missingAsNull } from "../result/missingAsNull.ts";
import { effectKeyTable, effectSentences, headlineEffects, settingsChanged } from "../words/en/effect.ts";
import { type Money, unitIn } from "../worlds/money.ts";

/** The catfish effect for people, as Markdown. */
export function effectSummaryMarkdown(result: CatfishEffect, story?: EffectStory): string {
  const { scenario, replications, seed, window } = result;
  const { head, rows, note } = effectKeyTable(result);
  const lines = [
    `# The catfish effect: ${scenario.title}`,
    "",
    ...effectSentences(result).flatMap((sentence) => [sentence, ""]),
    `| ${head.join(" | ")} |`,
    `|${head.map(() => "---").join("|")}|`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
    `${note}.`,
    "",
    ...toldMarkdown(story),
    `Scenario \`${scenario.name}\`, ${replications} worlds, seed \`${seed}\`, means over months ${window[0]} to ${window[1]}.`,
  ];
  return `${lines.join("\n")}\n`;
}

function toldMarkdown(story: EffectStory | undefined): string[] {
  if (story === undefined) return [];
  return [
    "## Which world, and why",
    "",
    ...[...story.worlds, ...story.sentences].map((sentence) => `- ${sentence}`),
    "",
  ];
}

/** The catfish effect for programs: missing numbers are null, shares are fractions. */
export function effectSummaryObject(result: CatfishEffect, story?: EffectStory): object {
  const { scenario, replications, seed, window } = result;
  return {
    scenario: scenario.name,
    title: scenario.title,
    window,
    replications,
    seed,
    changed: settingsChanged(scenario.origins),
    answer: effectSentences(result),
    ...(story === undefined ? {} : { explained: { worlds: story.worlds, story: story.sentences } }),
    measures: headlineEffects(result).map((effect) => plainEffect(effect, result.money)),
  };
}

function plainEffect(effect: SeriesEffect, money?: Money): object {
  const { series, n, means, total, substitution, catfish, share } = effect;
  return {
    ...series,
    label: measures[series.measure].label,
    unit: unitIn(series.measure, money),
    n,
    means: missingAsNull(means),
    total: missingAsNull(total),
    substitution: missingAsNull(substitution),
    catfish: missingAsNull(catfish),
    share: share === undefined ? null : missingAsNull(share),
  };
}
