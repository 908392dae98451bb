import { parameterTable } from "../model/parameters.ts";
import {
  type DrawnMovers,
  MOVER_AXIS,
  type MoverRow,
  moverRows,
  moversWords,
  moverText,
} from "../words/en/plausibleCharts.ts";
import { type Chart, drawChart, type Provenance } from "./chart.ts";
import { keyView } from "./key.ts";
import { barRows, type SettingBar, type SettingRow } from "./sensitivity/barRows.ts";
import { kindStyle } from "./theme.ts";

/**
 * Which assumed values a difference hangs on: rank correlations over plausible markets, of two differences beside each
 * other. Undefined where nothing was moved.
 */
export function plausibleMovers(
  drawn: readonly [DrawnMovers, DrawnMovers],
  { suffix = "", foot }: { readonly suffix?: string; readonly foot: string },
  provenance: Provenance,
): Chart | undefined {
  const rows = moverRows(drawn);
  if (rows.length === 0) return undefined;
  const { colour } = kindStyle.fixed;
  const key = keyView([
    { sample: "bar", colour, opacity: 0.9, label: drawn[0].name },
    { sample: "bar", colour, opacity: 0.28, label: drawn[1].name },
  ]);
  const names = [drawn[0].name, drawn[1].name] as const;
  const bars = barRows(
    rows.map((row) => settingRow(row, names)),
    { title: MOVER_AXIS, percent: false },
  );
  return drawChart(`plausible-movers${suffix}`, moversWords(drawn, rows, foot), [...key, bars], provenance);
}

function settingRow({ setting, bars: [first, second] }: MoverRow, names: readonly [string, string]): SettingRow {
  const bar = (of: MoverRow["bars"][number], look: SettingBar["look"], key: string): SettingBar => {
    const text = moverText(of);
    return {
      to: of.correlation,
      lower: Number.NaN,
      upper: Number.NaN,
      look,
      words: { text, told: `${key}: ${text}` },
      key,
    };
  };
  return {
    setting,
    meaning: meaningOf(setting.path),
    bars: [bar(first, "full", names[0]), bar(second, "light", names[1])],
  };
}

/** What the table of parameters says of a path. */
function meaningOf(path: string): string {
  const [scope] = path.split(".");
  const tables = scope === "suppliers" ? [parameterTable.suppliers] : Object.values(parameterTable);
  for (const [name, parameter] of tables.flatMap((table) => Object.entries(table))) {
    if (path.endsWith(`.${parameter.path ?? name}`)) return parameter.meaning;
  }
  return "";
}
