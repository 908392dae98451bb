import type { Choice } from "../../analyse/choice/choice.ts";
import type { Deciding } from "../../analyse/choice/deciding.ts";
import { shownChoice } from "../../words/en/choice.ts";
import { decidingKey, decidingWords, gainAxis } from "../../words/en/choiceCharts.ts";
import { rounded } from "../../words/number.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "../chart.ts";
import { keyView } from "../key.ts";
import { called, dots, type Layer, label, level, panel, type View, x, y } from "../marks.ts";
import { valueScale } from "../scale.ts";
import { fontSize, ink } from "../theme.ts";
import { titleIn, variableAxes, variableAxis } from "../variableAxis.ts";

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
  const said = decidingKey(choice, deciding);
  const key = keyView([
    { label: said.winner, sample: "upright", ...styles.winner, opacity: 0 },
    { label: said.rival, sample: "upright", ...styles.rival, opacity: 0 },
  ]);
  const panels = decidingFirst(choice, deciding).map((i) => gainPanel(choice, deciding, i, said));
  return drawChart("choice-deciding", decidingWords(choice, deciding), [...key, panelGrid(panels)], provenance);
}

/** The uncertainties, that which decides most first. */
function decidingFirst({ uncertainties }: Choice, deciding: Deciding): number[] {
  const size = (i: number) => Math.abs(deciding.uncertainties[i].correlation);
  return [...uncertainties.keys()].sort((a, b) => size(b) - size(a) || a - b);
}

function gainPanel(
  choice: Choice,
  { gains, uncertainties }: Deciding,
  i: number,
  said: ReturnType<typeof decidingKey>,
): View {
  const { scenario, usable, futures } = choice;
  const axis = variableAxis(choice.uncertainties[i], scenario);
  const { showing, factor } = shownChoice(choice);
  const scale = valueScale([...gains.map((gain) => gain * factor), 0], false) ?? {
    low: -1,
    high: 1,
    ticks: [-1, 0, 1],
  };
  const every = Math.ceil(gains.length / MOST_DOTS);
  const rows = [...gains.entries()]
    .filter(([future]) => future % every === 0)
    .map(([future, gain]) => ({
      x: rounded(axis.placeOf(futures[usable.futures[future]])),
      y: rounded(gain * factor),
      gain,
    }));
  const dotsOf = (who: keyof typeof styles) => {
    const { colour: color, shape } = styles[who];
    const own = rows.filter(({ gain }) => gain < 0 === (who === "rival")).map(({ gain: _, ...row }) => row);
    return called(said[who], dots({ x, y }, { size: 38, opacity: 0.75, color, shape }, own));
  };
  const title = { title: gainAxis(choice), percent: showing.percent };
  const layer = [
    variableAxes({ ...axis, title: titleIn(axis, SIZE.width) }, scale, title),
    level(0, { color: ink.reference, strokeWidth: 1.5 }),
    dotsOf("winner"),
    dotsOf("rival"),
    ...(uncertainties[i].decides ? [noteLayer(said.decides)] : []),
  ];
  return panel(SIZE, layer, [{}]);
}

/** What stands above a panel whose uncertainty decides. */
function noteLayer(text: string): Layer {
  const place = { x: SIZE.width, y: -10, align: "right", baseline: "bottom" } as const;
  return label({}, { ...place, text, fontSize: fontSize.label, fontWeight: "bold" }, [{}]);
}
