import type { Chart } from "../draw/chart.ts";
import { answerObject } from "../question/answerObject.ts";
import { detailFrames } from "../question/detail/detail.ts";
import { linksTo } from "../question/explorations.ts";
import type { Brief, BriefName, Kind, PlainFile } from "../question/kind.ts";
import type { Frame, LaterFrame } from "../result/frame.ts";
import type { ProgramIdentity, RunIdentity } from "../result/manifest.ts";
import { briefFiles, pageWords } from "../words/en/page.ts";
import { briefMarkdown, briefPage } from "./brief.ts";
import { harmlessMarkdown } from "./harmlessMarkdown.ts";
import { type PageChart, page } from "./page.ts";
import { readingOf } from "./readings.ts";
import { type Draw, renderSvg } from "./renderSvg.ts";

/** All that goes into a result folder but the times of the run. */
export interface FolderContents {
  readonly identity: RunIdentity;
  /** Who drew charts and page, where that was not the program that simulated. */
  readonly drawn?: ProgramIdentity;
  readonly tables: readonly Frame[];
  /** Tables of single worlds, which are written as Parquet alone. */
  readonly detail?: readonly LaterFrame[];
  readonly files: readonly PlainFile[];
  /** More of them, after the others: charts and pages that are drawn meanwhile. */
  readonly drawing?: Promise<readonly PlainFile[]>;
}

/** A question with what was seen and what it comes to. */
export interface Answered<Question, Seen, Answer> {
  readonly question: Question;
  readonly seen: Seen;
  readonly answer: Answer;
}

/** What making a folder needs beside its contents. */
export interface Making {
  readonly identity: RunIdentity;
  readonly drawn?: ProgramIdentity;
  /** Lets the rest of the program have a turn between pieces of long work; throws where the work is to stop. */
  readonly turn: () => Promise<void>;
  /** Draws charts elsewhere, so that tables are written meanwhile; here, before them, unless given. */
  readonly draw?: Draw;
}

/** Everything in a folder that follows from a question and what was seen: the one way in which any folder is made. */
export async function contentsOf<Question, Seen, Answer>(
  kind: Kind<Question, Seen, Answer>,
  { question, seen, answer }: Answered<Question, Seen, Answer>,
  { identity, drawn, turn, draw }: Making,
): Promise<FolderContents> {
  const scenarios = kind.scenarios(question);
  const files: PlainFile[] = [
    ...kind.files(question, answer),
    { path: "summary.md", text: harmlessMarkdown(kind.markdown(answer), scenarios) },
    { path: "summary.json", text: `${JSON.stringify(answerObject(kind, answer, identity), null, 2)}\n` },
  ];
  const brief = kind.brief?.(answer, identity);
  if (brief !== undefined) {
    files.push({ path: `${nameOf(brief)}.md`, text: harmlessMarkdown(briefMarkdown(brief), scenarios) });
  }
  const drawing = identity.holds.charts ? drawnFiles(kind, answer, { identity, brief, turn, draw }) : undefined;
  // Whoever waits for it is told when it fails; nobody does where the folder fails before.
  drawing?.catch(() => {});
  if (draw === undefined) files.push(...((await drawing) ?? []));
  const contents = {
    identity,
    drawn,
    tables: kind.tables(question, seen, answer),
    files,
    ...(draw !== undefined && { drawing }),
  };
  const { detail } = identity.holds;
  return detail === undefined
    ? contents
    : { ...contents, detail: detailFrames(kind.arms?.(question) ?? [], detail, turn) };
}

async function drawnFiles<Answer>(
  kind: Pick<Kind<unknown, unknown, Answer>, "charts" | "page">,
  answer: Answer,
  { identity, brief, turn, draw }: { readonly brief: Brief | undefined } & Pick<Making, "identity" | "turn" | "draw">,
): Promise<PlainFile[]> {
  const charts = kind.charts(answer, provenanceOf(identity));
  const asked = draw && askedAhead(charts, turn, draw);
  const askedBrief = draw && brief && drawnBrief(brief, identity, draw);
  askedBrief?.catch(() => {});
  const parts = kind.page(answer, identity);
  const { files, drawn } = await drawCharts(...(asked ?? [[...charts], turn, renderSvg]));
  if (brief === undefined) return [...files, { path: "index.html", text: page({ ...parts, charts: drawn }) }];
  const name = nameOf(brief);
  const beside = [{ href: `${name}.html`, label: pageWords.briefs[name] }];
  const text = page({ ...parts, charts: drawn, beside, files: [...linksTo(briefFiles[name]), ...parts.files] });
  return [
    ...files,
    { path: "index.html", text },
    { path: `${name}.html`, text: await (askedBrief ?? drawnBrief(brief, identity, renderSvg)) },
  ];
}

/**
 * All charts asked for at once of whoever draws them elsewhere, each as soon as it is laid out: asked one by one it would
 * wait, after each, until this thread has written a table and looks up again.
 */
function askedAhead(charts: Iterable<Chart>, turn: Making["turn"], draw: Draw): Parameters<typeof drawCharts> {
  const asked = new Map<Chart, Promise<string>>();
  for (const chart of charts) {
    const picture = draw(chart.spec, chart);
    // Whoever waits for it is told when one fails; the others have nobody who waits.
    picture.catch(() => {});
    asked.set(chart, picture);
  }
  const pictures = new Map(Array.from(asked, ([{ spec }, picture]) => [spec, picture]));
  return [[...asked.keys()], turn, (spec, words) => pictures.get(spec) ?? draw(spec, words)];
}

function nameOf({ name = "brief" }: Brief): BriefName {
  return name;
}

/** The brief as a page; its picture stands in it alone. */
async function drawnBrief(brief: Brief, identity: RunIdentity, draw: Draw): Promise<string> {
  const pictures = new Map<string, string>();
  for (const { id, picture } of brief.sections) {
    const chart = picture?.(provenanceOf(identity));
    if (chart !== undefined) pictures.set(id, await draw(chart.spec, chart));
  }
  return briefPage(brief, pictures);
}

/** Charts as files and as they stand on a page. */
export interface DrawnCharts {
  readonly files: readonly PlainFile[];
  readonly drawn: readonly PageChart[];
}

/** Draws charts one after the other, each as specification and picture. */
export async function drawCharts(
  charts: readonly Chart[],
  turn: () => Promise<void>,
  draw: Draw,
): Promise<DrawnCharts> {
  const files: PlainFile[] = [];
  const drawn: PageChart[] = [];
  for (const { id, title, description, spec, table, told } of charts) {
    await turn();
    const svg = await draw(spec, { id, title, description });
    const [picture, specification] = [`charts/${id}.svg`, `charts/${id}.vl.json`];
    files.push({ path: specification, text: `${JSON.stringify(spec)}\n` }, { path: picture, text: `${svg}\n` });
    const links = [
      { href: picture, label: "picture (SVG)" },
      { href: specification, label: "specification with data (Vega-Lite)" },
    ];
    drawn.push({ id, title, description, svg, reading: readingOf(spec), table, told, files: links });
  }
  return { files, drawn };
}

/** What made a chart, as it stands in its specification. */
export function provenanceOf(identity: RunIdentity): Readonly<Record<string, string | number>> {
  const { program, scenario, reference, seed, generator, replications, months } = identity;
  return {
    program: `catfish ${program.version}`,
    source: program.source,
    scenario: scenario.name,
    scenarioHash: scenario.sha256,
    reference: reference?.label ?? "none",
    seed,
    generator,
    replications,
    months,
  };
}
