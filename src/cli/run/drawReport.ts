import { chartsOf } from "../../chart/chartsOf.ts";
import type { Comparison } from "../../experiment/result.ts";
import type { Answer } from "../../report/answer/answer.ts";
import type { RunIdentity } from "../../report/manifest.ts";
import type { PageChart } from "../../report/pageParts.ts";
import { renderSvg } from "../../report/renderSvg.ts";
import { reportPage } from "../../report/reportPage.ts";
import type { PlainFile } from "./folder.ts";

/** The charts as specifications and pictures, and the page that holds them all. */
export async function drawReport(
  comparison: Comparison,
  answer: Answer,
  { identity, signal }: { readonly identity: RunIdentity; readonly signal: AbortSignal },
): Promise<PlainFile[]> {
  const files: PlainFile[] = [];
  const drawn: PageChart[] = [];
  for (const chart of chartsOf(comparison, provenanceOf(identity))) {
    await new Promise((resume) => setImmediate(resume));
    signal.throwIfAborted();
    const { id, title, description, spec, table, told } = chart;
    const svg = await renderSvg(spec, { id, title, description });
    const [picture, specification] = [`charts/${id}.svg`, `charts/${id}.vl.json`];
    files.push({ path: specification, text: `${JSON.stringify(spec)}\n` }, { path: picture, text: `${svg}\n` });
    const links = [
      { href: picture, label: "picture (SVG)" },
      { href: specification, label: "specification with data (Vega-Lite)" },
    ];
    drawn.push({ id, title, description, svg, table, told, files: links });
  }
  return [...files, { path: "index.html", text: reportPage(comparison, answer, identity, drawn) }];
}

function provenanceOf(identity: RunIdentity): Readonly<Record<string, string | number>> {
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
