import { foot } from "../../words/en/chart.ts";
import { monthKeys } from "../../words/en/overTime.ts";
import { type Cash, cashKeys, cashOf, cashWords } from "../../words/en/supplierSide/cash.ts";
import { formatNumber } from "../../words/number.ts";
import { monthlyTrack } from "../../words/track.ts";
import type { Comparison } from "../../worlds/result.ts";
import { type Chart, drawChart, type Provenance, panelGrid } from "../chart.ts";
import { fanBands, fanKey, fanLine } from "../fan.ts";
import { fanPanel } from "../fanPanel.ts";
import { type KeyItem, keyView } from "../key.ts";
import { ENTRY_DASH, ink, REFERENCE_DASH } from "../theme.ts";

/** Cash of a group of newcomers over the worlds, and when it has paid back; undefined where it cannot run out of cash. */
export function cash(comparison: Comparison, group: string, provenance: Provenance): Chart | undefined {
  const { result, reference, referenceLabel } = comparison;
  const found = cashOf(result, group, reference);
  if (found === undefined) return undefined;
  const { track, payback, factor } = found;
  const said = (each: number) => each * factor;
  const values = (of: Parameters<typeof track.values>[0]) => track.values(of).map(said);
  const before = reference && monthlyTrack(reference, "cash", [group]);
  const { replications } = result;
  const grey = monthKeys.reference(referenceLabel, replications);
  const last = values("p50").at(-1) ?? Number.NaN;
  const view = fanPanel({
    title: cashKeys.axis(result, track),
    months: values("p50").map((_, month) => month),
    monthTitle: monthKeys.axis,
    fromZero: true,
    bands: fanBands({ values }, replications),
    marks:
      payback === undefined ? [] : [{ name: cashKeys.payback, month: payback, colour: ink.entry, dash: ENTRY_DASH }],
    lines: [
      ...(before === undefined
        ? []
        : [
            {
              name: grey,
              values: before.values("p50").map(said),
              colour: ink.reference,
              width: 2,
              dash: REFERENCE_DASH,
            },
          ]),
      fanLine({ values }, replications),
    ],
    levels: [0],
    labels: [{ text: formatNumber(last), value: last, colour: ink.text, bold: true }],
    width: 560,
    height: 260,
  });
  return drawChart(
    "cash",
    { ...cashWords(result, group, found), foot: foot(result) },
    [
      ...keyView(keyItems(found, replications, before === undefined ? undefined : grey)),
      panelGrid(view === undefined ? [] : [view]),
    ],
    provenance,
  );
}

function keyItems({ payback }: Cash, worlds: number, grey: string | undefined): KeyItem[] {
  return [
    ...fanKey(worlds),
    ...(grey === undefined
      ? []
      : [{ label: grey, sample: "line", colour: ink.reference, dash: REFERENCE_DASH } as const]),
    ...(payback === undefined
      ? []
      : [{ label: cashKeys.payback, sample: "upright", colour: ink.entry, dash: ENTRY_DASH } as const]),
  ];
}
