import { type Answer, type AnswerRow, keyTable, sentences } from "../words/en/run.ts";

/** The answer for people, as Markdown. */
export function summaryMarkdown(answer: Answer): string {
  const { head, rows, note } = keyTable(answer);
  const lines = [
    `# ${answer.title}`,
    "",
    ...sentences(answer).flatMap((sentence) => [sentence, ""]),
    `| ${head.join(" | ")} |`,
    `|${head.map(() => "---").join("|")}|`,
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
  ];
  if (note !== "") lines.push(`${note}.`, "");
  lines.push(
    `Scenario \`${answer.scenario}\`, ${answer.replications} worlds, seed \`${answer.seed}\`, means over months ${answer.window[0]} to ${answer.window[1]}.`,
  );
  return `${lines.join("\n")}\n`;
}

/** The answer for programs: missing numbers are null, shares are fractions. */
export function summaryObject(answer: Answer): object {
  const { scenario, title, against, reference, window, replications, seed, changed, rows, stop } = answer;
  return {
    scenario,
    title,
    reference,
    against: against ?? null,
    window,
    replications,
    seed,
    changed,
    answer: sentences(answer),
    measures: rows.map(plainRow),
    stop: stop ?? null,
  };
}

function plainRow(row: AnswerRow): object {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number.isNaN(value) ? null : value]));
}
