import { everywhere, type OptionName } from "./options.ts";

/** What a command takes and what its help says; the work is in `commands/`. */
export interface CommandText {
  /** Words after the command, as yargs reads them. */
  readonly words: string;
  readonly help: string;
  /** Help of each word. */
  readonly wordHelp: Readonly<Record<string, string>>;
  readonly options: readonly OptionName[];
  /** Help of options that mean something of their own here. */
  readonly optionHelp?: Partial<Record<OptionName, string>>;
  /** Command line and what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** Values of the first word that shell completion offers. */
  readonly completes?: "scenarios" | "names" | "kinds";
}

export const commandTable = {
  run: {
    words: "[scenario..]",
    help: "Replicate scenarios; write results, charts, report and the answer in words",
    wordHelp: { scenario: "Bundled name, path of a file, or - for standard input" },
    options: [
      "set",
      "months",
      "bundled",
      "replications",
      "seed",
      "window",
      "workers",
      "out",
      "force",
      "format",
      "no-charts",
      ...everywhere,
    ],
    examples: [
      ["catfish run catfish", "newcomers in a settled market, 200 worlds"],
      ["catfish run catfish --set policy.flexibleShare=30%", "the same with more spend open to them"],
      ["catfish run mine.yaml -n 1000 --window 60:119", "a file of your own, more worlds, other months"],
    ],
    completes: "scenarios",
  },
  list: {
    words: "[kind]",
    help: "What there is: scenarios, parameters, measures, charts",
    wordHelp: { kind: "scenarios (unless given), parameters, measures or charts" },
    options: everywhere,
    examples: [
      ["catfish list", "bundled scenarios"],
      ["catfish list measures", "what is measured"],
    ],
    completes: "kinds",
  },
  show: {
    words: "<scenario>",
    help: "A scenario with every value and where it came from",
    wordHelp: { scenario: "Bundled name, path of a file, or - for standard input" },
    options: ["set", "months", "yaml", ...everywhere],
    examples: [
      ["catfish show catfish", "every setting with its origin"],
      ["catfish show catfish --yaml > mine.yaml", "a file with all defaults visible"],
    ],
    completes: "scenarios",
  },
  explain: {
    words: "<name>",
    help: "A parameter, measure or chart: meaning, unit, range, default, source",
    wordHelp: { name: "Name of a parameter, measure or chart" },
    options: everywhere,
    examples: [
      ["catfish explain flexibleShare", "a parameter"],
      ["catfish explain inertia", "a measure"],
    ],
    completes: "names",
  },
  check: {
    words: "[scenario..]",
    help: "Check scenario files and run their claims: which hold, which fail, which are undecided",
    wordHelp: { scenario: "Bundled names, paths of files, or - for standard input; all bundled unless given" },
    options: ["form-only", "replications", "seed", "workers", ...everywhere],
    optionHelp: { replications: "Worlds to simulate of every arm of a claim; 200 unless given" },
    examples: [
      ["catfish check", "every claim of every bundled scenario"],
      ["catfish check mine.yaml -n 1000", "the claims of a file of your own, in more worlds"],
      ["catfish check --form-only mine.yaml yours.yaml", "what is wrong with two files, nothing run"],
    ],
    completes: "scenarios",
  },
  new: {
    words: "<name>",
    help: "A fresh scenario file in this folder",
    wordHelp: { name: "Name of the scenario: lower case, digits and hyphens" },
    options: ["force", ...everywhere],
    examples: [["catfish new my-market", "writes my-market.yaml"]],
  },
  schema: {
    words: "",
    help: "The JSON Schema of scenario files, for editors",
    wordHelp: {},
    options: ["out", "force", ...everywhere],
    optionHelp: { out: "File to write instead of standard output" },
    examples: [["catfish schema -o scenario.schema.json", "the file your editor completes from"]],
  },
  completion: {
    words: "[shell]",
    help: "Print the shell completion script",
    wordHelp: { shell: "bash, zsh or fish; the shell you use unless given" },
    options: everywhere,
    examples: [["catfish completion bash >> ~/.bashrc", "complete commands, options and scenarios"]],
  },
} as const satisfies Record<string, CommandText>;

export type CommandName = keyof typeof commandTable;
export const commandNames = Object.keys(commandTable) as readonly CommandName[];

/** The text of a command, in the shape all share. */
export function commandText(name: CommandName): CommandText {
  return commandTable[name];
}
