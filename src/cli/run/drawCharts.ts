import type { Chart } from "../../draw/chart.ts";
import { withFont } from "../../page/font.ts";
import type { PageChart } from "../../page/page.ts";
import { renderSvg } from "../../page/renderSvg.ts";
import type { PlainFile } from "../../question/kind.ts";
import type { RunIdentity } from "../../result/manifest.ts";

/** Charts as files and as they stand on a page. */
export interface DrawnCharts {
  readonly files: readonly PlainFile[];
  readonly drawn: readonly PageChart[];
}

/** Draws charts one after the other, each as specification and picture. */
export async function drawCharts(charts: readonly Chart[], signal: AbortSignal): Promise<DrawnCharts> {
  const files: PlainFile[] = [];
  const drawn: PageChart[] = [];
  for (const { id, title, description, spec, table, told } of charts) {
    await new Promise((resume) => setImmediate(resume));
    signal.throwIfAborted();
    const svg = await renderSvg(spec, { id, title, description });
    const [picture, specification] = [`charts/${id}.svg`, `charts/${id}.vl.json`];
    files.push(
      { path: specification, text: `${JSON.stringify(spec)}\n` },
      { path: picture, text: `${withFont(svg)}\n` },
    );
    const links = [
      { href: picture, label: "picture (SVG)" },
      { href: specification, label: "specification with data (Vega-Lite)" },
    ];
    drawn.push({ id, title, description, svg, table, told, files: links });
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
