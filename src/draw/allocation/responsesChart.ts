import type { Allocation, FoundSplit } from "../../analyse/allocation/allocation.ts";
import { type ResponseCurve, responseCurves } from "../../analyse/allocation/responses.ts";
import { responseAxes, responseKey, responsesWords } from "../../words/en/allocationCharts.ts";
import { shownAllocation, spendShown } from "../../words/en/shownAllocation.ts";
import { bySize } from "../../words/en/splits.ts";
import { rounded } from "../../words/number.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "../chart.ts";
import { keyView } from "../key.ts";
import {
  axes,
  band,
  called,
  dots,
  level,
  line,
  NUMBERS,
  panel,
  type Row,
  standout,
  upFrom,
  upright,
  type View,
  x,
  y,
} from "../marks.ts";
import { type Scale, valueScale } from "../scale.ts";
import { shortenText } from "../textWidth.ts";
import { AXIS_ROOM, BEST, BOLD, fontSize, ink, REFERENCE_DASH } from "../theme.ts";

const SIZE = { width: 316, height: 150 };
/** Room for the title of a panel, up to the next [px]. */
const TITLE = SIZE.width + AXIS_ROOM + 20;
const EVEN = { color: ink.reference, strokeWidth: 1.5, strokeDash: [...REFERENCE_DASH] };

/**
 * How the measure responds to money on each channel, the others as proposed: a panel a channel, on the same axes;
 * undefined where nothing is known.
 */
export function responsesChart(allocation: Allocation, found: FoundSplit, provenance: Provenance): Chart | undefined {
  const order = bySize(allocation.tried[found.proposed].split);
  const curves = responseCurves(allocation, found).sort((a, b) => order.indexOf(a.channel) - order.indexOf(b.channel));
  const { showing, factor: own } = shownAllocation(allocation);
  const factor = showing.percent ? 100 : own;
  const gains = curves.flatMap(({ responses }) =>
    responses.flatMap(({ gain: { lower, mean, upper } }) => [lower, mean, upper].map((end) => end * factor)),
  );
  const up = valueScale(gains, true);
  const { budget } = allocation;
  const money = spendShown(allocation);
  // More than the proposed share of a large one may be more than the budget.
  const spends = curves.flatMap(({ responses }) => responses.map(({ spend }) => spend));
  const across = valueScale([Math.max(budget, ...spends) * money.factor], true);
  if (curves.length === 0 || up === undefined || across === undefined) return undefined;
  const panels = curves.map((curve) => responsePanel(allocation, curve, { across, up, factor }));
  const key = [
    { label: responseKey.gain, sample: "line", colour: ink.scenario },
    { label: responseKey.interval, sample: "band", colour: ink.band, opacity: 0.5 },
    { label: responseKey.proposed, sample: "upright", ...BEST, opacity: 0 },
    { label: responseKey.even, sample: "upright", colour: ink.reference, dash: REFERENCE_DASH },
  ] as const;
  const views = [...keyView(key), panelGrid(panels)];
  return drawChart("allocation-responses", responsesWords(allocation, found, curves), views, provenance);
}

function responsePanel(
  allocation: Allocation,
  { channel, responses }: ResponseCurve,
  { across, up, factor }: { readonly across: Scale; readonly up: Scale; readonly factor: number },
): View {
  const { channels, budget } = allocation;
  const money = spendShown(allocation);
  const rows = responses
    .filter(({ gain }) => Number.isFinite(gain.mean))
    .map(({ spend, gain, isProposed }): Row => {
      return {
        x: rounded(spend * money.factor),
        y: rounded(gain.mean * factor),
        lower: rounded(gain.lower * factor),
        upper: rounded(gain.upper * factor),
        proposed: isProposed ? 1 : 0,
      };
    });
  const even = rounded((budget / channels.length) * money.factor);
  const titles = responseAxes(allocation, channel);
  return panel(
    SIZE,
    [
      axes(
        { scale: across, title: titles.across, labels: NUMBERS },
        { scale: up, title: shortenText(titles.up, fontSize.panel * BOLD, TITLE), labels: NUMBERS },
      ),
      called(responseKey.interval, band({ x, ...upFrom("lower", "upper") }, { color: ink.band, opacity: 0.5 })),
      level(0, { color: ink.text, strokeWidth: 1 }),
      called(responseKey.even, upright(even, EVEN)),
      called(responseKey.gain, line({ x, y }, { color: ink.scenario, strokeWidth: 2 })),
      dots({ x, y }, { color: ink.scenario, size: 26, opacity: 1 }),
      ...rows.filter(({ proposed }) => proposed === 1).map((row) => standout(row, BEST)),
    ],
    rows,
  );
}
