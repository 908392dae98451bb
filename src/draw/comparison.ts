import {
  type ComparisonSubject,
  differenceShowing,
  differenceWords,
  type Meaning,
  meaningOf,
  meaningStyle,
  signed,
  worldsBehind,
} from "../words/en/comparison.ts";
import { listed } from "../words/number.ts";
import { type Chart, type ChartTable, composeChart, type Provenance } from "./chart.ts";
import { MOST_DOTS, rowsView } from "./comparison/rows.ts";
import { type KeyItem, keyView } from "./key.ts";

/** Chart 6: what differs, one row a measure: the worlds as dots, the mean difference with its interval. */
export function comparison(subject: ComparisonSubject, provenance: Provenance): Chart {
  const title = finding(subject);
  const description = `${title}. ${spoken(subject)}`;
  const [first, last] = subject.baseline.window;
  const { seed } = subject.scenario;
  return {
    id: `comparison${subject.suffix}`,
    title,
    description,
    table: tableOf(subject),
    spec: composeChart({
      title,
      subtitle: subtitle(subject),
      description,
      provenance,
      foot: `${subject.scenarioName} less ${subject.baselineName} · n = ${worldsBehind(subject)} · seed ${subject.paired ? seed : `${seed}, ${subject.baseline.seed}`} · means over months ${first} to ${last}`,
      views: [...keyView(keyItems(subject)), rowsView(subject)],
    }),
  };
}

function subtitle({ pairs, paired }: ComparisonSubject): string {
  const mark = "Mark and bar: mean difference with its 95 % interval";
  const scale = "Zero stands in one line, right is more; each row has a scale of its own";
  if (!paired) return `${mark}, unpaired, for the worlds are not the same. ${scale}.`;
  const dots = pairs > MOST_DOTS ? `the first ${MOST_DOTS} of them` : "each of them";
  return `${mark}, over pairs of worlds. Dots: ${dots}, scenario less baseline. ${scale}.`;
}

function keyItems({ differences }: ComparisonSubject): KeyItem[] {
  const meanings = new Set(differences.map(meaningOf));
  const order: readonly Meaning[] = ["better", "worse", "neutral", "unclear"];
  return order
    .filter((meaning) => meanings.has(meaning))
    .map((meaning) => ({ sample: "line", width: 3, ...meaningStyle[meaning] }));
}

/** The two clearest differences; what is not seen is not said. */
function finding(subject: ComparisonSubject): string {
  const { differences, baselineName } = subject;
  const worlds = worldsBehind(subject);
  if (subject.paired && differences.every(({ better, worse }) => better === 0 && worse === 0)) {
    return `Nothing differs from ${baselineName}: ${worlds}, the same to the last bit`;
  }
  if (subject.pairs === 1) return `One pair of worlds: what differs from ${baselineName} may be chance`;
  const seen = differences.filter((row) => row.seen).sort((a, b) => clearness(b) - clearness(a));
  if (seen.length === 0)
    return `No difference from ${baselineName} was seen in ${differences.length} measures, ${worlds}`;
  const words = listed(seen.slice(0, 2).map(differenceWords));
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} than in ${baselineName}, ${worlds}`;
}

function clearness({ difference, lower, upper }: ComparisonSubject["differences"][number]): number {
  return Math.abs(difference) / ((upper - lower) / 2);
}

function spoken({ differences, baseline }: ComparisonSubject): string {
  const rows = differences.map((row) => {
    const { label, factor, unit } = differenceShowing(row.series, baseline.money);
    const range = `${signed(row.lower * factor)} to ${signed(row.upper * factor)} ${unit}`;
    return row.seen
      ? `${label} ${signed(row.difference * factor)} (${range})`
      : `${label}: no difference seen (${range})`;
  });
  return `One row a measure, scenario less baseline: ${rows.join("; ")}.`;
}

function tableOf({ differences, baseline }: ComparisonSubject): ChartTable {
  return {
    columns: ["Measure", "Unit", "Difference", "95 % interval", "Meaning", "n"],
    rows: differences.map((row) => {
      const { label, unit, factor } = differenceShowing(row.series, baseline.money);
      const range = `${signed(row.lower * factor)} to ${signed(row.upper * factor)}`;
      return [label, unit, signed(row.difference * factor), range, meaningStyle[meaningOf(row)].label, String(row.n)];
    }),
  };
}
