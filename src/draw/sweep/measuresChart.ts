import type { Sweep, SweepPoint } from "../../analyse/sweep.ts";
import { ALL } from "../../model/series.ts";
import { placeOf, pointsWords, type ShownSeries, shownOutcome, shownSeries } from "../../words/en/sweep.ts";
import { subjectsOf } from "../../words/names.ts";
import { capital, worlds } from "../../words/number.ts";
import { bareTextIn, settingTitle } from "../../words/settings.ts";
import { indexOf } from "../../words/track.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance, panelGrid } from "../chart.ts";
import { keyView } from "../key.ts";
import { keyItems } from "./responseChart.ts";
import { responsePanel } from "./responsePanel.ts";
import { variableAxis } from "./variableAxis.ts";

const SIZE = { width: 240, height: 120 };

/** A measure beside the outcome, and how it is shown. */
interface Beside {
  readonly serie: number;
  readonly shown: ShownSeries;
  /** Points that have a value, smallest mean first. */
  readonly ranked: readonly SweepPoint[];
}

/** Chart 7 of one variable, second part: what else changes with it. Undefined where no other measure has a value. */
export function measuresChart(sweep: Sweep, provenance: Provenance): Chart | undefined {
  const { scenario, variables, window, replications } = sweep;
  const axis = variableAxis(variables[0], scenario);
  const beside = measuresBeside(sweep);
  const outcome = shownOutcome(sweep);
  if (beside.length === 0) return undefined;
  const title = finding(sweep, beside);
  const description = `${title}. ${beside
    .map((each) => spoken(sweep, each))
    .map(capital)
    .join(". ")}.`;
  return {
    id: "sweep-measures",
    title,
    description,
    table: tableOf(sweep, beside),
    spec: composeChart({
      title,
      subtitle: `Mean of months ${window[0]} to ${window[1]} in the same ${worlds(replications)} at every value. Each measure has its own scale.`,
      description,
      provenance,
      foot: foot({ ...sweep, months: scenario.market.months }, pointsWords(sweep)),
      views: [
        ...keyView(
          keyItems(sweep)
            .filter(({ label }) => label !== "may be as good")
            .map((item) => (item.label === "best" ? { ...item, label: `best for ${outcome.noun}` } : item)),
        ),
        panelGrid(
          beside.flatMap(
            ({ serie, shown }) => responsePanel(sweep, { axis, serie, shown, ...SIZE, compared: false }) ?? [],
          ),
        ),
      ],
    }),
  };
}

/** Headline measures other than the outcome, each of the first group that has values. */
function measuresBeside(sweep: Sweep): Beside[] {
  const subjects = [{ measure: "buyerValue" as const, groups: [ALL] }, ...subjectsOf(sweep.scenario)];
  const outcome = sweep.series[sweep.outcome];
  return subjects.flatMap(({ measure, groups }) => {
    const series = groups.map((group) => indexOf(sweep.series, measure, group)).filter((serie) => serie >= 0);
    const found = series.map((serie) => besideOf(sweep, serie)).find(({ ranked }) => ranked.length > 0);
    const isOutcome = measure === outcome.measure && series.includes(sweep.outcome);
    return found === undefined || isOutcome || found.ranked.length < 2 ? [] : [found];
  });
}

function besideOf(sweep: Sweep, serie: number): Beside {
  const known = sweep.points.filter(({ statistics }) => Number.isFinite(statistics.of(serie).mean));
  const ranked = known.sort((a, b) => a.statistics.of(serie).mean - b.statistics.of(serie).mean || a.index - b.index);
  const widths = ranked.map(({ statistics }) => statistics.of(serie).upper - statistics.of(serie).lower);
  return { serie, shown: shownSeries(sweep.series[serie], widths, sweep.money), ranked };
}

function spoken(sweep: Sweep, { serie, shown, ranked }: Beside): string {
  const said = (point: SweepPoint) => {
    const { mean, lower, upper } = point.statistics.of(serie);
    return `${shown.inUnits(mean)} (${shown.interval(lower, upper)}) at ${placeOf(sweep, point)}`;
  };
  return `${shown.noun} from ${said(ranked[0])} to ${said(ranked[ranked.length - 1])}`;
}

/** What changes most, as a ratio. */
function finding(sweep: Sweep, beside: readonly Beside[]): string {
  const change = ({ serie, ranked }: Beside) => {
    const [low, high] = [ranked[0], ranked[ranked.length - 1]].map(({ statistics }) => statistics.of(serie).mean);
    return Math.abs(high - low) / Math.max(Math.abs(high), Math.abs(low), 1e-9);
  };
  // Newcomers' share starts from nothing, so that any other measure would look calm beside it.
  const others = beside.filter(({ shown }) => !shown.noun.startsWith("newcomer"));
  const most = [...(others.length > 0 ? others : beside)].sort((a, b) => change(b) - change(a))[0];
  return `What else changes: ${spoken(sweep, most)}, ${worlds(most.ranked[0].statistics.of(most.serie).n)} each`;
}

const MOST_ROWS = 25;

function tableOf({ points, variables }: Sweep, beside: readonly Beside[]): ChartTable {
  const every = Math.ceil(points.length / MOST_ROWS);
  return {
    columns: [settingTitle(variables[0]), ...beside.map(({ shown }) => shown.title)],
    rows: points
      .filter(({ index }) => index % every === 0)
      .map(({ settings, statistics }) => [
        bareTextIn(variables[0], settings[0]),
        ...beside.map(({ serie, shown }) => shown.value(statistics.of(serie).mean)),
      ]),
  };
}
