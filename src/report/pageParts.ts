import type { Story } from "../scenario/scenario.ts";

/** A table that is ready to print. */
export interface PageTable {
  readonly caption?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A file beside the page; `href` is relative to it. */
export interface PageFile {
  readonly href: string;
  readonly label: string;
}

/** A drawn chart with everything that stands around it. */
export interface PageChart {
  readonly id: string;
  /** The finding. It stands in the picture too; here it is the heading for those who do not see it. */
  readonly title: string;
  readonly description: string;
  readonly svg: string;
  readonly table?: PageTable;
  /** Events in words, in order. */
  readonly told?: readonly string[];
  readonly files?: readonly PageFile[];
}

/** What the page says, from top to bottom. All texts are plain; the page escapes them. */
export interface PageParts {
  /** Language of the texts, e.g. `en`. */
  readonly lang: string;
  readonly title: string;
  /** The line under the title, e.g. what was compared with what. */
  readonly subtitle?: string;
  /** The answer in sentences; the first is the one to remember. */
  readonly answer: readonly string[];
  readonly keyTable?: PageTable;
  /** True where the columns of the key table are wide: it is set in smaller type. */
  readonly isWide?: boolean;
  /** Which worlds stand at the ends, and one of them told in order. */
  readonly oneWorld?: readonly string[];
  readonly charts: readonly PageChart[];
  /** Why charts that other reports have are not here. */
  readonly leftOut?: readonly string[];
  readonly story?: Story;
  /** n, seed, months, version, hash: label and value. */
  readonly run: readonly (readonly [string, string])[];
  /** Parameters that differ from their defaults. */
  readonly assumptions: PageTable;
  /** Links that save tables from the page itself (HTML). */
  readonly downloads?: string;
  readonly files: readonly PageFile[];
}
