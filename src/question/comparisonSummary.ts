import { SIGNS, studyFullTable } from "../words/en/comparison.ts";
import { type InputChange, inputPageTable } from "../words/en/inputChanges.ts";
import { type ComparedScenario, marksInWords, type Study } from "./comparison.ts";

/** What was asked, as a title. */
export function studyTitle({ question, baseline, scenarios }: Study): string {
  const { title } = baseline.means.scenario;
  if (question === "what-if") return `What if: ${title}`;
  const names = scenarios.map(({ arm }) => arm.name);
  return `${names.join(", ")} compared with ${baseline.name}`;
}

/** The answer for people, as Markdown. */
export function studyMarkdown(study: Study): string {
  const { baseline, scenarios, input, warnings, notes } = study;
  const names = [baseline.name, ...scenarios.map(({ arm }) => arm.name)];
  const { columns, rows } = inputPageTable(input, names);
  const lines = [
    `# ${studyTitle(study)}`,
    "",
    ...warnings.flatMap((text) => [`**Warning.** ${text}`, ""]),
    ...notes.flatMap((text) => [text, ""]),
    "## What changed in the input",
    "",
    ...(rows.length === 0 ? ["Nothing.", ""] : [...markdownTable(columns, rows), ""]),
    ...scenarios.flatMap((compared) => scenarioLines(study, compared)),
    `${SIGNS}. ${marksInWords(study)}`,
    "",
    `${worldsInWords(study)}`,
  ];
  return `${lines.join("\n")}\n`;
}

function scenarioLines(study: Study, compared: ComparedScenario): string[] {
  const { head, rows } = studyFullTable(study, compared);
  const title =
    study.question === "what-if" ? "What changed in the output" : `${compared.arm.name} against ${study.baseline.name}`;
  const told = compared.story === undefined ? [] : [...compared.story.worlds, ...compared.story.sentences];
  const story = told.length === 0 ? [] : ["### Which world, and why", "", ...told.flatMap((text) => [text, ""])];
  return [
    `## ${title}`,
    "",
    ...compared.said.flatMap((text) => [text, ""]),
    ...markdownTable(head, rows),
    "",
    ...story,
  ];
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\|/g, "\\|").replace(/~/g, "\\~")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)];
}

/** Worlds, seed and months, in a sentence. */
export function worldsInWords({ baseline, scenarios }: Study): string {
  const [first, last] = baseline.means.window;
  const arms = [baseline, ...scenarios.map(({ arm }) => arm)];
  const worlds = arms.map(({ name, means }) => `${name}: ${means.replications} worlds, seed ${means.seed}`);
  return `Means over months ${first} to ${last}. ${worlds.join("; ")}.`;
}

/** The answer for programs: missing numbers are null, shares are fractions. */
export function studyObject(study: Study): object {
  const { question, baseline, scenarios, input, families, warnings, notes } = study;
  return {
    question,
    title: studyTitle(study),
    baseline: armObject(study.baseline),
    window: baseline.means.window,
    answer: scenarios.flatMap(({ said }) => said),
    warnings,
    notes,
    families,
    input: input.map((change) => inputObject(change, [baseline.name, ...scenarios.map(({ arm }) => arm.name)])),
    scenarios: scenarios.map((compared) => ({
      ...armObject(compared.arm),
      paired: compared.paired,
      pairs: compared.pairs,
      same: compared.same,
      stop: compared.answer.stop ?? null,
      answer: compared.said,
      ...explainedObject(compared),
      measures: compared.rows.map(({ measure, group, label, unit, verdict, known }) => {
        const { series, ...numbers } = known;
        return withoutNaN({ ...series, measure, group, label, unit, verdict, ...numbers });
      }),
    })),
  };
}

function explainedObject({ story }: ComparedScenario): object {
  return story === undefined ? {} : { explained: { worlds: story.worlds, story: story.sentences } };
}

function armObject({ name, means, program, folder }: ComparedScenario["arm"]): object {
  const { scenario, replications, seed, months } = means;
  return { name, title: scenario.title, folder: folder ?? null, replications, seed, months, program };
}

function inputObject({ values, ...change }: InputChange, names: readonly string[]): object {
  return { ...change, values: Object.fromEntries(names.map((name, arm) => [name, values[arm] ?? null])) };
}

function withoutNaN(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number.isNaN(value) ? null : value]));
}
