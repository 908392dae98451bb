import type { Layer, Row } from "../chart.ts";
import type { Scale } from "./scale.ts";
import { spreadLabels } from "./spreadLabels.ts";
import { fontSize } from "./theme.ts";

/** A label at the right end of a line, at the height where the line ends. */
export interface EndLabel {
  readonly text: string;
  /** Where the line ends, as shown; missing ends get no label. */
  readonly value: number;
  readonly colour: string;
  readonly bold?: boolean;
  readonly shape?: string;
  readonly shapeColour?: string;
}

const GAP = 15;

/**
 * Labels at the right of a view, moved apart so that none covers another.
 * @param clear room to leave between the last month and the labels [px]
 */
export function endLabelLayers(
  labels: readonly EndLabel[],
  scale: Scale,
  month: number,
  height: number,
  clear = 0,
): Layer[] {
  const shown = labels.filter((label) => Number.isFinite(label.value));
  const span = scale.high - scale.low;
  const wished = shown.map((label) => height * (1 - (label.value - scale.low) / span));
  const places = spreadLabels(wished, GAP, 2, height - 2);
  return shown.flatMap((label, index) => {
    const y = Number((scale.low + (1 - places[index] / height) * span).toPrecision(6));
    return endLabelLayer(label, { month, y }, clear);
  });
}

function endLabelLayer(label: EndLabel, row: Row, clear: number): Layer[] {
  const data = { values: [row] };
  const encoding = {
    x: { field: "month", type: "quantitative" },
    y: { field: "y", type: "quantitative" },
  } as const;
  const text: Layer = {
    data,
    mark: {
      type: "text",
      align: "left",
      baseline: "middle",
      dx: clear + (label.shape === undefined ? 6 : 16),
      text: label.text,
      color: label.colour,
      fontSize: fontSize.label,
      fontWeight: label.bold ? "bold" : "normal",
    },
    encoding,
  };
  if (label.shape === undefined) return [text];
  const { shape, shapeColour } = label;
  const mark = {
    type: "point",
    shape,
    filled: true,
    size: 55,
    opacity: 1,
    color: shapeColour,
    xOffset: clear + 8,
  } as const;
  return [{ data, mark, encoding }, text];
}
