import { marketParts } from "../../scenario/newMarket.ts";
import { ofEachExploration } from "../explorations/all.ts";
import { effectCommand } from "./effectCommand.ts";
import { cacheCommand, mergeCommand } from "./keptWorkCommands.ts";
import type { CommandText } from "./options.ts";
import { everywhere } from "./options.ts";
import { exploreCommand, workshopCommand } from "./workshopCommands.ts";

/** What `--for` is where a scenario is run. */
const ASKER_HELP = "Who asks: the group of suppliers that the answer begins with, or buyers";

export const commandTable = {
  run: {
    words: "[scenario..]",
    help: "Replicate scenarios; write results, charts, report and the answer in words",
    wordHelp: { scenario: "Bundled name, path of a file, or - for standard input" },
    options: [
      "set",
      "from",
      "months",
      "for",
      "bundled",
      "replications",
      "measure",
      "precision",
      "least",
      "most",
      "plausible",
      "seed",
      "window",
      "workers",
      "shard",
      "out",
      "cache",
      "no-cache",
      "force",
      "format",
      "detail",
      "detail-worlds",
      "no-charts",
      "open",
      ...everywhere,
    ],
    optionHelp: { for: ASKER_HELP },
    examples: [
      ["catfish run catfish", "newcomers in a settled market, 200 worlds"],
      ["catfish run catfish --set policy.flexibleShare=30%", "the same with more spend open to them"],
      ["catfish run mine.yaml -n 1000 --window 60:119", "a file of your own, more worlds, other months"],
      ["catfish run catfish -n auto --precision 0.5%", "as many worlds as a sharper answer takes"],
      ["catfish run catfish -n 5000 --shard 1/3", "one of three parts, for catfish merge"],
    ],
    completes: "scenarios",
  },
  effect: effectCommand,
  ...ofEachExploration(({ text }) => text),
  compare: {
    words: "<scenario..>",
    help: "Compare scenarios with a baseline: what changed in the input, what changed in the output",
    wordHelp: {
      scenario: "Baseline first, then one or more: folders that catfish run wrote, bundled names, or files",
    },
    options: [
      "set",
      "from",
      "months",
      "for",
      "replications",
      "measure",
      "precision",
      "least",
      "most",
      "plausible",
      "seed",
      "window",
      "workers",
      "explain",
      "out",
      "cache",
      "no-cache",
      "force",
      "format",
      "detail",
      "detail-worlds",
      "no-charts",
      "open",
      ...everywhere,
    ],
    optionHelp: {
      for: ASKER_HELP,
      set: "Change a setting in every scenario that is simulated now (repeatable)",
      replications: "Worlds to simulate; those of the baseline's folder where it is one, else 200",
      out: "Folder to write; one in output, named after the question, unless given",
    },
    examples: [
      ["catfish compare baseline catfish", "two bundled scenarios in the same worlds"],
      ["catfish compare output/baseline output/catfish", "two results, without simulating"],
      ["catfish compare output/baseline mine.yaml yours.yaml", "two files in the worlds of a result"],
    ],
    completes: "scenarios",
  },
  "what-if": {
    words: "<scenario>",
    help: "What if: a scenario as it is and with --set path=value, in the same worlds",
    wordHelp: { scenario: "Bundled name, path of a file, or - for standard input" },
    options: [
      "set",
      "from",
      "months",
      "for",
      "replications",
      "measure",
      "precision",
      "least",
      "most",
      "plausible",
      "seed",
      "window",
      "workers",
      "explain",
      "out",
      "cache",
      "no-cache",
      "force",
      "format",
      "detail",
      "detail-worlds",
      "no-charts",
      "open",
      ...everywhere,
    ],
    optionHelp: {
      for: ASKER_HELP,
      set: "What is changed, e.g. policy.flexibleShare=30% (repeatable)",
      replications: "Pairs of worlds to simulate; 500 unless given; auto: as many as a sharp answer takes",
      out: "Folder to write; one in output, named after the question, unless given",
    },
    examples: [
      ["catfish what-if catfish --set policy.flexibleShare=30%", "more spend on the flexible track"],
      ["catfish what-if mine.yaml --set entry.enabled=false", "the same with nobody entering"],
      ["catfish what-if catfish --set policy.openness=0.3 -n auto", "as many worlds as the answer takes"],
    ],
    completes: "scenarios",
  },
  list: {
    words: "[kind]",
    help: "What there is: scenarios, parameters, measures, charts, tables, files, errors",
    wordHelp: { kind: "scenarios (unless given), parameters, measures, charts, tables, files or errors" },
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
    options: ["set", "from", "months", "yaml", ...everywhere],
    examples: [
      ["catfish show catfish", "every setting with its origin"],
      ["catfish show catfish --yaml > mine.yaml", "a file with all defaults visible"],
    ],
    completes: "scenarios",
  },
  explain: {
    words: "<name>",
    help: "Any word that catfish uses: of the field, of a file, a table, a chart, an option, an error",
    wordHelp: { name: "Parameter or its symbol, measure, chart, table, column, file, key, option, error, term" },
    options: everywhere,
    examples: [
      ["catfish explain flexibleShare", "a parameter"],
      ["catfish explain inertia", "a measure"],
      ["catfish explain unserved-demand", "an error: its cause and its remedy"],
      ["catfish explain beta", "the parameter with this symbol"],
      ["catfish explain years.csv", "a table with its columns"],
      ["catfish explain --plausible", "an option"],
    ],
    completes: "names",
  },
  check: {
    words: "[scenario..]",
    help: "Check scenario files and run their claims: which hold, which fail, which are undecided",
    wordHelp: { scenario: "Bundled names, paths of files, or - for standard input; all bundled unless given" },
    options: ["form-only", "replications", "plausible", "seed", "workers", ...everywhere],
    optionHelp: {
      replications: "Worlds to simulate of every arm of a claim; 200 unless given",
      plausible:
        "Markets with other values for all that is assumed, in which each claim is tried too; none unless given",
    },
    examples: [
      ["catfish check", "every claim of every bundled scenario"],
      ["catfish check mine.yaml -n 1000", "the claims of a file of your own, in more worlds"],
      ["catfish check catfish --plausible 100", "in how many other markets each claim holds"],
      ["catfish check --form-only mine.yaml yours.yaml", "what is wrong with two files, nothing run"],
    ],
    completes: "scenarios",
  },
  verify: {
    words: "<folder>",
    help: "Check every file of a result folder and run a sample of its worlds or points again",
    wordHelp: { folder: "Result folder, e.g. output/catfish" },
    options: ["sample", "workers", ...everywhere],
    examples: [
      ["catfish verify output/catfish", "size and hash of every file, 10 worlds run again"],
      ["catfish verify output/catfish --sample all", "every world run again"],
    ],
  },
  report: {
    words: "<folder>",
    help: "Draw charts and page of a result folder again from its tables, without simulating",
    wordHelp: { folder: "Result folder, e.g. output/catfish" },
    options: ["out", "force", "format", "open", ...everywhere],
    optionHelp: {
      out: "Folder to write to; in place unless given",
      format: "xlsx or parquet: the tables in that form too; png: the charts",
    },
    examples: [
      ["catfish report output/catfish", "in place, e.g. after --no-charts or with a newer catfish"],
      ["catfish report output/catfish -o redrawn", "to another folder"],
      ["catfish report output/catfish --format xlsx,png", "its tables as a workbook, its charts as PNG"],
    ],
  },
  results: {
    words: "[folder]",
    help: "What was run: question, answer, date and folder, newest first",
    wordHelp: { folder: "Folder in which results lie side by side; output unless given" },
    options: ["find", "open", ...everywhere],
    optionHelp: { open: "Open the list as a page in a browser" },
    examples: [
      ["catfish results", "all that lies in output"],
      ["catfish results --find openness", "what has to do with openness"],
      ["catfish results mine --json", "another folder, for programs"],
    ],
  },
  workshop: workshopCommand,
  explore: exploreCommand,
  merge: mergeCommand,
  cache: cacheCommand,
  new: {
    words: "<name>",
    help: "A fresh scenario file in this folder: asks on a terminal, or takes from options, what the market is made of",
    wordHelp: { name: "Name of the scenario: lower case, digits and hyphens" },
    options: [...marketParts, "force", ...everywhere],
    optionHelp: {
      for: "Who asks: buyer, newcomer or incumbent; buyer unless given",
      budget: "What a supplier that asks has to spend on selling a year: 500k; with --spend",
    },
    examples: [
      ["catfish new my-market", "asks, and writes my-market.yaml"],
      ["catfish new mine --spend 12m --currency EUR --contracts 3 --back-ups 2", "asks nothing"],
      ["catfish new mine --contract-months 24 --margin 10% --start 2027-01", "a market that starts in January 2027"],
      [
        "catfish new entry --for newcomer --buyers 8 --open-buyers 2 --spend 60m --currency EUR --budget 500k",
        "the side of a supplier that wants to get in",
      ],
    ],
  },
  schema: {
    words: "[of]",
    help: "The JSON Schema of scenario files, for editors; of answers, for programs",
    wordHelp: { of: "scenario, unless given; summary: summary.json; output: what --json tells, command by command" },
    options: ["out", "force", ...everywhere],
    optionHelp: { out: "File to write instead of standard output" },
    examples: [
      ["catfish schema -o scenario.schema.json", "the file your editor completes from"],
      ["catfish schema output", "what each command tells with --json"],
    ],
  },
  help: {
    words: "[command]",
    help: "What a command takes, with examples; the same as catfish COMMAND --help",
    wordHelp: { command: "Name of a command; all of them unless given" },
    options: everywhere,
    examples: [["catfish help run", "everything that catfish run takes"]],
    completes: "commands",
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

/** A command by the name that a kind, or what to ask next, has for it. */
export function commandNamed(name: string): CommandName {
  const command = commandNames.find((each) => each === name);
  if (command === undefined) throw new Error(`there is no command ${name}`);
  return command;
}

/** The text of a command, in the shape all share. */
export function commandText(name: CommandName): CommandText {
  return commandTable[name];
}
