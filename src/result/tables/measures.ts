import { measureNames, measures } from "../../model/measures.ts";
import { type Money, unitIn } from "../../worlds/money.ts";
import { byText, type Table, tableOf } from "./table.ts";

/** The dictionary of measures; the only table that is not ASCII, because it holds the Chinese labels. */
export function measuresTable(money?: Money): Table {
  const names = [...measureNames].sort(byText);
  return tableOf(
    {
      name: "measures",
      title: "Dictionary: one row for each measure",
      columns: [
        { name: "measure", type: "string", meaning: "Name used in all other files." },
        { name: "unit", type: "string", meaning: "Unit; shares are fractions." },
        { name: "better", type: "string", meaning: "What a buyer calls better: lower, higher or neutral." },
        { name: "labelEnglish", type: "string", meaning: "Label for axes and tables." },
        { name: "labelChinese", type: "string", meaning: "The same in Chinese." },
        { name: "definition", type: "string", meaning: "How it is computed." },
      ],
      key: ["measure"],
      precision: "short",
    },
    names.map((name) => {
      const { better, label, labelChinese, definition } = measures[name];
      return [name, unitIn(name, money), better, label, labelChinese, definition];
    }),
  );
}
