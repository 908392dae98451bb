/** What stands on a page around its answer, and what its script says. */
export const pageWords = {
  contents: "Contents",
  briefs: { brief: "Board brief", "account-plan": "Account plan" },
  report: "The whole report",
  asked: "What is asked",
  answer: "The answer",
  run: "What was run",
  assumptions: "Assumptions that differ from the defaults",
  downloads: "Save the tables",
  files: "Files",
  numbers: "Key numbers",
  oneWorld: "Which world, and why",
  charts: "Charts",
  story: "The story of this scenario",
  packed: "The picture is in the file below.",
  behindChart: "The numbers behind this chart",
  inWords: "What happened, in words",
  noAssumptions: "None: every parameter has its default.",
  warning: (text: string) => `Warning: ${text}`,
} as const;

/** The brief among the files of a result, by its name. */
export const briefFiles = {
  brief: [
    ["brief.html", "The board brief: one page to print"],
    ["brief.md", "The board brief as text"],
  ],
  "account-plan": [
    ["account-plan.html", "The account plan: one page to print"],
    ["account-plan.md", "The account plan as text"],
  ],
} as const;

/** What the script of a page says: on its buttons, and beside the mouse. */
export const scriptWords = {
  copy: "Copy the answer",
  copied: "Copied",
  png: "Save as PNG",
  svg: "Save as SVG",
  csv: "Save as CSV",
  filter: "Show rows with",
  sort: "Sort by",
  present: "Projector",
  leave: "Leave (Esc)",
  back: "Back",
  next: "Next",
  month: "month",
  to: "to",
  series: "series",
  panel: "panel",
  world: "world",
  arrows: "Arrow keys say the values.",
  value: "value",
  lower: "lower",
  upper: "upper",
} as const;
