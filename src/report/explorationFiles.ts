import type { PageFile } from "./pageParts.ts";

/** A file of a result folder, and what it holds. */
export type FileText = readonly [path: string, holds: string];

/**
 * The files beside the page of an exploration: what all of them have, and between them those of its own.
 *
 * @param tables   what was found, in tables
 * @param answers  what the answer comes with, beside its text
 */
export function explorationFiles(tables: readonly FileText[], answers: readonly FileText[] = []): PageFile[] {
  const files: readonly FileText[] = [
    ["summary.md", "The answer as text"],
    ...answers,
    ["scenario.yaml", "The scenario as it is, all defaults visible"],
    ...tables,
    ["data/parameters.csv", "Every setting with its origin"],
    ["data/measures.csv", "Dictionary of measures"],
    ["datapackage.json", "Description of all tables"],
    ["manifest.json", "What identifies this run"],
  ];
  return files.map(([href, label]) => ({ href, label: `${label} (${href})` }));
}
