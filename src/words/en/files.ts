/** What is in a result folder beside its tables and charts, by file. */
export const fileMeanings: Readonly<Record<string, string>> = {
  "index.html":
    "The page: answer, charts, tables, and where they come from; of output itself, the list of all results.",
  "summary.md": "The answer for people: its sentences and tables.",
  "summary.json": "The answer for programs; catfish schema summary prints what it may hold.",
  "brief.html":
    "The board brief, one page to print: question, verdict, what speaks for and against it, risk, what to watch, next step.",
  "brief.md": "The board brief as text.",
  "account-plan.html":
    "In place of the board brief where a supplier asks, one page to print: which buyers, with which means, what to expect by when, what to watch, what speaks against it.",
  "account-plan.md": "The account plan as text.",
  "manifest.json":
    "What identifies the result: scenario, seed, worlds, months, design, version of the program, size and hash of every file.",
  "run-info.json": "When and on what machine it was made; no part of the result.",
  "datapackage.json":
    "The description of all tables: every column with type, unit and meaning, keys and references (Data Package 2.0).",
  "tables.xlsx": "All tables in one workbook, a sheet each; with --format xlsx.",
  "scenario.yaml": "The scenario as it was resolved, every default written out; it runs as it is.",
  "reference.yaml": "What the scenario of a run is compared with, every default written out.",
  "scenarios/*.yaml": "The scenarios of a comparison or an effect as they were resolved, one a file.",
  "box.yaml": "Of discover: the middle of the box as a scenario that extends the one beside it and runs as it is.",
  "charts/*.svg": "A chart as a picture; catfish list charts has what each shows.",
  "charts/*.vl.json": "The same chart as a Vega-Lite specification with its data.",
  "charts/*.png": "The same chart for slides and documents; with --format png.",
  "data/*.csv":
    "The tables: UTF-8, separated by commas, a header, shares as fractions, empty cells are missing values.",
  "data/*.parquet": "The same tables in Parquet, with --format parquet; those of --detail are in Parquet alone.",
  "shard.json": "Of a shard: which part of which question it holds; catfish merge joins them.",
};

/** Keys of answers for programs that their schema leaves open. */
export const answerKeyMeanings: Readonly<Record<string, string>> = {
  version: "Version of the program that simulated it.",
  source: "Hash of the program: equal hashes give equal bytes.",
  withoutEntry: "Of effect: the worlds in which nobody enters.",
  withoutReaction: "Of effect: the worlds in which newcomers enter and those that were there do not react.",
  moved: "How many assumed values were moved in the markets that are as plausible.",
  hangsOn: "The assumed values that the difference goes with, each with its rank correlation.",
  variables: "What was varied: each setting with both ends of its range.",
  levels: "The values that were tried of a setting; none of a range.",
  gainOverBase: "Of sweep: what the best point gains on the scenario as it is, in the same worlds.",
  atLow: "Of sensitivity: the outcome at the low end of the range less that of the scenario as it is.",
  atHigh: "Of sensitivity: the outcome at the high end of the range less that of the scenario as it is.",
  coverageWithout: "Of discover: coverage of the box without this limit.",
  mass: "Of discover: share of all points that lie in the box.",
  of: "How many there are in all, where a part of them is counted.",
  winner: "Of choose: the policy that is best.",
  rival: "Of choose: the policy that comes nearest to the best.",
  uncertainties: "Of choose: what is uncertain, and whether it decides between the best policy and its rival.",
  decides: "Of choose: whether which of the two is better depends on it.",
  parts: "Of choose: parts of its range, each with its futures and those in which the rival is better.",
};

/** What stands before the months of a table's rows, the columns of a table, and where a column is. */
export const tableWords = {
  below: (folder: string) => `In data/${folder}.`,
  alsoOfReference: "In data/; of what a run is compared with in data/reference/.",
  plain: "In data/.",
  varied:
    "A column more for each setting that is varied, with its path as name, and for each measure that is asked about.",
  writtenBy: (commands: readonly string[]) => commands.map((command) => `catfish ${command}`).join(", "),
  valueOf: (column: string, meaning: string) => `A value of the column ${column}: ${meaning}`,
  endOf: (path: string, end: string) => `Of a box: the ${end === "low" ? "lower" : "upper"} limit of ${path}.`,
} as const;
