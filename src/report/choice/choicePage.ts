import { futuresWords } from "../../chart/choice/shownRegret.ts";
import type { Choice } from "../../experiment/explore/choice/choice.ts";
import { explorationFiles } from "../explorationFiles.ts";
import type { RunIdentity } from "../manifest.ts";
import { page } from "../page.ts";
import type { PageChart } from "../pageParts.ts";
import { assumptions, explorationFacts } from "../reportPage.ts";
import { choiceKeyTable } from "./keyTable.ts";
import { choiceSentences } from "./sentences.ts";

/** The report of a choice as a page, made of its result, its drawn charts and what identifies the run. */
export function choicePage(choice: Choice, identity: RunIdentity, charts: readonly PageChart[]): string {
  const { scenario, policies, futures } = choice;
  const { head, rows, note } = choiceKeyTable(choice);
  return page({
    lang: "en",
    title: `Choice: ${scenario.title}`,
    subtitle: `${policies.length} policies in ${futuresWords(futures.length)}, all in the same worlds`,
    answer: choiceSentences(choice),
    keyTable: { caption: note, columns: head, rows: rows.map((cells) => cells.map(unbroken)) },
    charts,
    story: scenario.story,
    run: explorationFacts(identity, "Worlds of every policy in every future"),
    assumptions: assumptions(scenario),
    files: filesBeside,
  });
}

/** The page breaks the first two columns of its key table; names are broken between levers alone. */
function unbroken(cell: string): string {
  return cell.replace(/ (?!\+)/g, "\u00a0");
}

const filesBeside = explorationFiles([
  ["data/policies.csv", "Every policy: regret and satisficing with intervals"],
  ["data/futures.csv", "Every future: what was uncertain, and the best policy in it"],
  ["data/outcomes.csv", "Every policy in every future: mean outcome, regret, whether it satisfies"],
  ["data/values.csv", "The same world by world, every bit kept"],
]);
