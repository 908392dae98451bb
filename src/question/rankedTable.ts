import type { Ranking } from "../analyse/ranking.ts";
import { isSame } from "../model/series.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { differenceText, intervalText, SIGNS, type StudyRow, wordFor } from "../words/en/comparison.ts";
import { ownRows } from "../words/en/ownMoney.ts";
import { RANKING_NOTE, rankingColumns, rankingTable } from "../words/en/ranking.ts";
import { meansInWords, studyHeadings } from "../words/en/study.ts";
import { decisiveFor } from "../worlds/headline.ts";
import type { PageTable } from "./kind.ts";
import { type ComparedScenario, rankedArm, type Study, valueOrder } from "./study.ts";

/** A space at which no line breaks. */
const NO_BREAK = "\u00a0";

/**
 * One row a scenario, the best for whoever asks first: what all years come to, then the difference of each headline measure
 * in the window, or the mark that none was seen.
 */
export function allTable(study: Study): PageTable {
  const { ranking, baseline } = study;
  return ranking === undefined ? measuredTable(study, valueOrder(study.scenarios)) : ranked(study, ranking, baseline);
}

/** Rows in order of what decides over all years, the baseline among them; of the window all other measures. */
function ranked(study: Study, ranking: Ranking, { name: baseline }: Study["baseline"]): PageTable {
  const places = rankingTable(ranking, rankedArm(study), baseline).rows;
  const inOrder = ranking.ranked.flatMap(({ name }) => study.scenarios.find(({ arm }) => arm.name === name) ?? []);
  const measured = measuredTable(study, inOrder, (row) => !isSame(row, ranking.of));
  const rowOf = (name: string) => inOrder.findIndex(({ arm }) => arm.name === name);
  const blank = measured.columns.slice(1).map(() => "");
  return {
    caption: `${measured.caption}; ${rankingColumns.others(meansInWords(study.baseline))}; ${RANKING_NOTE}`,
    columns: [
      rankingColumns.place,
      measured.columns[0],
      rankingColumns.behind,
      rankingColumns.value(ranking, rankedArm(study), baseline),
      rankingColumns.worse(ranking),
      ...measured.columns.slice(1),
    ],
    rows: places.map(([place, name, , behind, difference, range, worse]) => {
      const row = rowOf(name);
      const value = row < 0 ? rankingColumns.baseline : `${difference} ${`(${range})`.replaceAll(" ", NO_BREAK)}`;
      return [
        place,
        name,
        behind.replaceAll(" ", NO_BREAK),
        value,
        worse,
        ...(row < 0 ? blank : measured.rows[row].slice(1)),
      ];
    }),
    tones: ranking.ranked.map(({ name, whole }) => {
      const tone = whole === undefined ? undefined : whole.lower > 0 ? "better" : whole.upper < 0 ? "worse" : undefined;
      return [undefined, undefined, undefined, tone, undefined, ...(measured.tones?.[rowOf(name)]?.slice(1) ?? [])];
    }),
  };
}

function measuredTable(
  { scenarios }: Study,
  inOrder: readonly ComparedScenario[],
  isShown: (row: StudyRow) => boolean = () => true,
): PageTable {
  const rows = ownRowsOf(scenarios[0]).filter(isShown);
  const find = (compared: ComparedScenario, { measure, group }: StudyRow) =>
    ownRowsOf(compared).find((other) => other.measure === measure && other.group === group);
  const measured = decisiveFirst(rows, scenarios[0].arm.means.scenario);
  return {
    caption: SIGNS,
    columns: [studyHeadings.scenario, ...measured.map(({ label, unit }) => `${label} (${unit})`)],
    rows: inOrder.map((compared) => [
      compared.arm.name,
      ...measured.map((asked) => {
        const row = find(compared, asked);
        return row === undefined ? "-" : `${differenceText(row)} ${`(${intervalText(row)})`.replaceAll(" ", NO_BREAK)}`;
      }),
    ]),
    tones: inOrder.map((compared) => [
      undefined,
      ...measured.map((asked) => {
        const row = find(compared, asked);
        const word = row === undefined ? "" : wordFor(row);
        return word === "better" || word === "worse" ? word : undefined;
      }),
    ]),
  };
}

function ownRowsOf({ rows, answer: { side } }: ComparedScenario): StudyRow[] {
  return ownRows({ rows, side });
}

function decisiveFirst(rows: readonly StudyRow[], { asker }: Pick<Scenario, "asker">): StudyRow[] {
  const decides = (row: StudyRow) => isSame(row, decisiveFor(asker));
  return [...rows.filter(decides), ...rows.filter((row) => !decides(row))];
}
