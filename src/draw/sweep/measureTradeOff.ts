import type { Sweep } from "../../analyse/sweep.ts";
import { type TradedPoint, tradedPoints } from "../../analyse/tradeOff.ts";
import { shownOutcome } from "../../words/en/sweep.ts";
import { tradeOffKey, tradeOffWords } from "../../words/en/tradeOff.ts";
import { rounded } from "../../words/number.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "../chart.ts";
import { keyView } from "../key.ts";
import { axes, called, dots, NUMBERS, PERCENT, panel, standout, type View, x, y } from "../marks.ts";
import { valueScale } from "../scale.ts";
import { BEST, ink } from "../theme.ts";

const SIZE = { width: 300, height: 220 };

/** Every further measure against the first, point by point, and which points no other beats; undefined for one measure. */
export function measureTradeOff(sweep: Sweep, provenance: Provenance): Chart | undefined {
  const points = tradedPoints(sweep);
  if (points.length === 0) return undefined;
  const panels = sweep.others.flatMap((other, at) => measurePanel(sweep, other, points, at + 1) ?? []);
  if (panels.length === 0) return undefined;
  const key = keyView([
    { label: tradeOffKey.front, sample: "upright", colour: ink.scenario, shape: "circle", opacity: 0 },
    { label: tradeOffKey.beaten, sample: "upright", colour: ink.band, shape: "circle", opacity: 0 },
    { label: tradeOffKey.best, sample: "upright", ...BEST, opacity: 0 },
  ]);
  return drawChart("sweep-trade-off", tradeOffWords(sweep), [...key, panelGrid(panels)], provenance);
}

function measurePanel(sweep: Sweep, other: Sweep, points: readonly TradedPoint[], at: number): View | undefined {
  const [across, up] = [sweep, other].map(shownOutcome);
  const drawn = points.map(({ means, ...point }) => {
    return { ...point, x: rounded(means[0] * across.factor), y: rounded(means[at] * up.factor) };
  });
  type Drawn = (typeof drawn)[number];
  const [scaleAcross, scaleUp] = [
    valueScale(
      points.map(({ means }) => means[0] * across.factor),
      false,
    ),
    valueScale(
      points.map(({ means }) => means[at] * up.factor),
      false,
    ),
  ];
  if (scaleAcross === undefined || scaleUp === undefined) return undefined;
  const row = (point: Drawn) => ({ x: point.x, y: point.y });
  const winner = drawn.find(({ index }) => index === sweep.best?.best);
  const labels = ({ showing }: typeof across) => (showing.percent ? PERCENT : NUMBERS);
  return panel(SIZE, [
    axes(
      { scale: scaleAcross, title: across.title, labels: labels(across) },
      { scale: scaleUp, title: up.title, labels: labels(up) },
    ),
    called(
      tradeOffKey.beaten,
      dots({ x, y }, { color: ink.band, size: 40, opacity: 0.7 }, drawn.filter((point) => !point.isOnFront).map(row)),
    ),
    called(
      tradeOffKey.front,
      dots({ x, y }, { color: ink.scenario, size: 55, opacity: 1 }, drawn.filter((point) => point.isOnFront).map(row)),
    ),
    ...(winner === undefined ? [] : [called(tradeOffKey.best, standout(row(winner), BEST))]),
  ]);
}
