import { ALL, INCUMBENTS, type Series } from "../../model/series.ts";
import { WORLDS_OF_MARKET } from "../../worlds/plausible/markets.ts";
import type { WindowMeans } from "../../worlds/result.ts";
import { count, listed } from "../number.ts";
import { type NamedSetting, settingLabel, settingNamed } from "../settings.ts";
import type { ChartWords } from "./chart.ts";
import { nounOf } from "./difference.ts";
import { clearMovers, correlationText, type SaidPlausible } from "./plausible.ts";

/** What the charts of plausible markets say. */

/** A difference whose movers are drawn: what it is called, and what is known of it. */
export interface DrawnMovers {
  readonly said: SaidPlausible;
  readonly series: Series;
  /** `difference in buyer value`. */
  readonly name: string;
}

/** One setting with its rank correlations, in the order of what is drawn. */
export interface MoverRow {
  readonly setting: NamedSetting;
  readonly bars: readonly { readonly correlation: number; readonly isClear: boolean }[];
}

/** Settings that are drawn; more would not be read. */
const MOST_DRAWN = 10;

/** The settings that go with any of these most, the closest first. */
export function moverRows(drawn: readonly DrawnMovers[]): MoverRow[] {
  const columns = drawn.map(({ said: { differences, movers }, series }) => {
    const place = differences.findIndex(
      (each) => each.series.measure === series.measure && each.series.group === series.group,
    );
    return movers[place] ?? [];
  });
  const rows = (columns[0] ?? []).map(({ path }, row): MoverRow => {
    const bars = columns.map((column) => {
      return { correlation: column[row]?.correlation ?? Number.NaN, isClear: column[row]?.pHolm < LEVEL };
    });
    return { setting: settingNamed(path, drawn[0].said), bars };
  });
  const size = ({ bars }: MoverRow) =>
    Math.max(...bars.map(({ correlation }) => (Number.isNaN(correlation) ? 0 : Math.abs(correlation))));
  return rows.toSorted((a, b) => size(b) - size(a)).slice(0, MOST_DRAWN);
}

const LEVEL = 0.05;

/** The number beside a bar; `~` where chance alone may show as much. */
export function moverText({ correlation, isClear }: MoverRow["bars"][number]): string {
  return `${isClear ? "" : "~ "}${correlationText(correlation)}`;
}

export const MOVER_AXIS = "Rank correlation over plausible markets, -1 to 1";

/** Title, subtitle, text alternative, foot and table. */
export function moversWords(drawn: readonly DrawnMovers[], rows: readonly MoverRow[], foot: string): ChartWords {
  const [{ said, series, name }] = drawn;
  const clear = clearMovers(said, series).slice(0, 2);
  const all = `${count(said.moved)} assumed values in ${count(said.markets)} plausible markets`;
  const named = clear.map(
    ({ path, correlation }) => `${settingLabel(settingNamed(path, said))} (${correlationText(correlation)})`,
  );
  const title =
    named.length === 0
      ? `Of ${all}, none stands out in what it does to the ${name}`
      : `Of ${all}, the ${name} hangs most on ${listed(named)}`;
  const spoken = rows.map(({ setting, bars }) => `${settingLabel(setting)} ${bars.map(moverText).join(", ")}`);
  return {
    title,
    subtitle:
      "Differences over the whole run, later years weighing less. All values are drawn at once from their plausible ranges, the same in what is compared. Right: the higher the value, the higher the difference; ~ may be chance.",
    description: `${title}. ${MOVER_AXIS}, of the ${listed(drawn.map((each) => each.name))}: ${spoken.join("; ")}.`,
    foot,
    table: {
      columns: ["Setting", ...drawn.map((each) => each.name)],
      rows: rows.map(({ setting, bars }) => [setting.path, ...bars.map(moverText)]),
    },
  };
}

/** What a reader needs to draw the picture again. */
export function moversFoot(
  { markets, from }: SaidPlausible,
  { scenario, seed }: Pick<WindowMeans, "scenario" | "seed">,
): string {
  const many = `${count(markets)} plausible markets, ${WORLDS_OF_MARKET} worlds each`;
  return `Scenario ${scenario.name} · ${many} · seed ${seed} · all years from month ${from} on, later ones weighing less`;
}

/** What is drawn of a difference between two scenarios. */
export function moversOfDifference(said: SaidPlausible): readonly [DrawnMovers, DrawnMovers] {
  const of = (measure: "buyerValue" | "price"): DrawnMovers => {
    return { said, series: { measure, group: ALL }, name: `difference in ${nounOf(measure)}` };
  };
  return [of("buyerValue"), of("price")];
}

/** What is drawn of an effect: the reaction of incumbents in their effort, and what entry does to buyer value. */
export function moversOfEffect(total: SaidPlausible, catfish: SaidPlausible): readonly [DrawnMovers, DrawnMovers] {
  return [
    {
      said: catfish,
      series: { measure: "service", group: INCUMBENTS },
      name: "reaction of incumbents in their service effort",
    },
    { said: total, series: { measure: "buyerValue", group: ALL }, name: "effect of entry on buyer value" },
  ];
}
