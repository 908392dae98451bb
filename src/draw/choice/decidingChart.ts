import type { Choice } from "../../analyse/choice/choice.ts";
import { type Deciding, mostDeciding } from "../../analyse/choice/deciding.ts";
import { textOf } from "../../analyse/choice/policies.ts";
import { futuresWords, shownChoice } from "../../words/en/choice.ts";
import { capital, rounded, worlds } from "../../words/number.ts";
import { settingLabel } from "../../words/settings.ts";
import { type Chart, type ChartTable, composeChart, foot, type Provenance, panelGrid } from "../chart.ts";
import { type KeyItem, keyView } from "../key.ts";
import type { Layer, View } from "../marks.ts";
import { valueScale } from "../scale.ts";
import { across, upright, variableFrame } from "../sweep/axes.ts";
import { titleIn, variableAxis } from "../sweep/variableAxis.ts";
import { fontSize, ink } from "../theme.ts";

const SIZE = { width: 290, height: 130 };
/** Most dots of a panel. */
const MOST_DOTS = 600;

/** Better for the one or the other: told by colour and shape. */
const styles = {
  winner: { colour: ink.timetable, shape: "circle" },
  rival: { colour: ink.entry, shape: "diamond" },
} as const;

/** Where in the ranges the policy with the least worst regret does better than the next, and where worse. */
export function decidingChart(choice: Choice, deciding: Deciding, provenance: Provenance): Chart {
  const { scenario, window, replications, usable, seed, weighed } = choice;
  const shown = shownChoice(choice);
  const [winner, rival] = [weighed[deciding.winner].name, weighed[deciding.rival].name];
  const title = capital(finding(choice, deciding));
  const description = `${title}. One panel for each of ${choice.uncertainties.length} uncertainties.`;
  return {
    id: "choice-deciding",
    title,
    description,
    table: tableOf(deciding),
    spec: composeChart({
      title,
      subtitle: `Each dot is a future: ${shown.noun} under ${winner} less that under ${rival}, mean of months ${window[0]} to ${window[1]} over the same ${worlds(replications)}. All uncertainties change at once.`,
      description,
      provenance,
      foot: foot({ scenario, replications, seed, months: scenario.market.months }, futuresWords(usable.futures.length)),
      views: [...keyView(keyItems(winner, rival)), panelGrid(panels(choice, deciding))],
    }),
  };
}

function finding({ weighed, usable }: Choice, deciding: Deciding): string {
  const [winner, rival] = [weighed[deciding.winner].name, weighed[deciding.rival].name];
  const n = usable.futures.length;
  const head = `${winner} does better than the next, ${rival}, in ${n - deciding.losses} of ${futuresWords(n)}`;
  if (deciding.losses === 0) return head;
  const most = mostDeciding(deciding);
  if (most === undefined) return `${head}; no single uncertainty decides when`;
  const parts = most.parts.filter(({ futures }) => futures > 0);
  const worst = parts.reduce((found, part) =>
    part.losses / part.futures > found.losses / found.futures ? part : found,
  );
  return `${head}; at ${settingLabel(most.path)} ${worst.label} it loses in ${worst.losses} of ${worst.futures}`;
}

function keyItems(winner: string, rival: string): KeyItem[] {
  return [
    { label: `${winner} does better`, sample: "upright", ...styles.winner, opacity: 0 },
    { label: `${rival} does better`, sample: "upright", ...styles.rival, opacity: 0 },
  ];
}

/** The uncertainty that decides most first. */
function panels(choice: Choice, deciding: Deciding): View[] {
  const size = (i: number) => Math.abs(deciding.uncertainties[i].correlation);
  const order = [...choice.uncertainties.keys()].sort((a, b) => size(b) - size(a) || a - b);
  return order.map((i) => panel(choice, deciding, i));
}

function panel(choice: Choice, { gains, uncertainties }: Deciding, i: number): View {
  const { scenario, usable, futures } = choice;
  const uncertainty = choice.uncertainties[i];
  const axis = variableAxis(uncertainty, scenario);
  const scale = valueScale([...gains, 0], false) ?? { low: -1, high: 1, ticks: [-1, 0, 1] };
  const { showing, differenceUnit } = shownChoice(choice);
  const every = Math.ceil(gains.length / MOST_DOTS);
  const values = [...gains.entries()]
    .filter(([future]) => future % every === 0)
    .map(([future, gain]) => ({
      month: rounded(axis.place(textOf(futures[usable.futures[future]][i]))),
      y: rounded(gain),
      ...(gain < 0 ? styles.rival : styles.winner),
    }));
  const frame = variableFrame({ ...axis, title: titleIn(axis, SIZE.width) }, scale, {
    title: `Gain (${differenceUnit})`,
    percent: showing.percent,
  });
  const zero: Layer = {
    data: { values: [{ y: 0 }] },
    mark: { type: "rule", color: ink.reference, strokeWidth: 1.5 },
    encoding: { y: upright },
  };
  const dots: Layer = {
    data: { values },
    mark: { type: "point", filled: true, size: 38, opacity: 0.75 },
    encoding: {
      x: across,
      y: upright,
      color: { field: "colour", type: "nominal", scale: null },
      shape: { field: "shape", type: "nominal", scale: null },
    },
  };
  return { ...SIZE, data: { values: [{}] }, layer: [frame, zero, dots, ...noteLayers(uncertainties[i].decides)] };
}

/** What stands above a panel whose uncertainty decides. */
function noteLayers(decides: boolean): Layer[] {
  if (!decides) return [];
  const place = { x: SIZE.width, y: -10, align: "right", baseline: "bottom" } as const;
  const mark = { type: "text", ...place, text: "decides", fontSize: fontSize.label, fontWeight: "bold" } as const;
  return [{ data: { values: [{}] }, mark, encoding: {} }];
}

function tableOf({ uncertainties }: Deciding): ChartTable {
  return {
    columns: ["Uncertainty", "Part of its range", "Futures", "Lost to the next", "Decides"],
    rows: uncertainties.flatMap(({ path, parts, decides }) =>
      parts.map(({ label, futures, losses }) => [
        settingLabel(path),
        label,
        String(futures),
        String(losses),
        decides ? "yes" : "no",
      ]),
    ),
  };
}
