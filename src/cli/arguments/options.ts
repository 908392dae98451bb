/** One option of the command line. Values are text until we have checked them: yargs turns bad numbers to NaN. */
export interface Option {
  readonly type: "text" | "switch";
  /** One letter, where people expect one. */
  readonly alias?: string;
  readonly group: string;
  readonly help: string;
  /** How the value is called in the help of the option. */
  readonly value?: string;
  /** What holds without the option, for the help. */
  readonly usual?: string;
  readonly repeatable?: boolean;
  /** Whether a command that is proposed next keeps it as it was given. */
  readonly kept?: boolean;
}

const WHAT = "What to run:";
const MARKET = "What the market is made of:";
const SURE = "How sure:";
const OUTPUT = "Output:";

const table = {
  set: {
    type: "text",
    group: WHAT,
    repeatable: true,
    value: "path=value",
    help: "Change a setting of the scenario, e.g. policy.flexibleShare=30% (repeatable)",
  },
  vary: {
    type: "text",
    group: WHAT,
    repeatable: true,
    value: "path=values",
    help: "What to vary: path=from:to:step, path=low:high, or path=a,b,c (repeatable)",
  },
  lever: {
    type: "text",
    group: WHAT,
    repeatable: true,
    value: "path=values",
    help: "What can be decided: path=from:to:step or path=a,b,c; several make all combinations (repeatable)",
  },
  policy: {
    type: "text",
    group: WHAT,
    repeatable: true,
    value: "text",
    help: 'A policy by name, e.g. "open: policy.flexibleShare=0.4 policy.openness=0.3" (repeatable)',
  },
  uncertain: {
    type: "text",
    group: WHAT,
    repeatable: true,
    value: "path=values",
    help: "What is not known: path=low:high or path=a,b,c (repeatable)",
  },
  for: {
    type: "text",
    group: WHAT,
    value: "group",
    help: "Who chooses: a group, whose own settings are the levers; what all others decide may be uncertain; or buyers",
    usual: "who asks in the scenario, else all buyers",
  },
  group: {
    type: "text",
    group: WHAT,
    value: "group",
    help: "Whose budget is shared out: a group of suppliers",
    usual: "who asks in the scenario",
  },
  budget: {
    type: "text",
    group: WHAT,
    value: "amount",
    help: "What each supplier of the group has for the channels [unit costs a month]; 500000/year is money a year, where the scenario has annualSpend",
    usual: "what the scenario spends on them",
  },
  over: {
    type: "text",
    group: WHAT,
    value: "list",
    help: "Channels that share the budget, with commas: managers, tradeShow, press, online, executiveVoice, brand, differentiation, improvement",
  },
  satisfy: {
    type: "text",
    group: WHAT,
    repeatable: true,
    value: "criterion",
    help: 'What a good future reaches, e.g. "buyerValue >= 1.1"; money in the scenario\'s currency; a measure alone: no worse than as it is (repeatable)',
    usual: "the measure, no worse than as it is",
  },
  futures: { type: "text", group: WHAT, value: "N", help: "Futures: points of the uncertain ranges", usual: "64" },
  design: {
    type: "text",
    group: WHAT,
    value: "name",
    help: "Which points: grid of all levels, or lhs or sobol, which fill the ranges",
    usual: "grid",
  },
  method: {
    type: "text",
    group: WHAT,
    value: "name",
    help: "morris: screening of many settings; sobol: shares of the variance; tornado: both ends of every range",
    usual: "morris",
  },
  range: {
    type: "text",
    group: WHAT,
    value: "N%|table|plausible",
    help: "Without --vary: how far to each side of its value a setting goes; table: all that it may be; plausible: where it may as well lie",
    usual: "50%",
  },
  trajectories: {
    type: "text",
    group: WHAT,
    value: "N",
    help: "With --method morris: ways through the ranges, settings + 1 points each",
    usual: "20",
  },
  points: { type: "text", group: WHAT, value: "N", help: "Points of a design that fills ranges", usual: "256" },
  best: {
    type: "text",
    group: WHAT,
    value: "side",
    help: "lower or higher: what is best",
    usual: "as the measure says",
  },
  when: {
    type: "text",
    group: WHAT,
    value: "outcome",
    help: 'The outcome, e.g. "newcomersOnFixedTrack > 0 @119" or "buyerValue < base"; money in the scenario\'s currency; catfish explain when',
  },
  share: {
    type: "text",
    group: WHAT,
    value: "share",
    help: "Share of its worlds in which it must happen for a point to count, e.g. 80%",
    usual: "50%",
  },
  from: {
    type: "text",
    kept: true,
    group: WHAT,
    value: "month",
    help: "Month of the decision, counted from 0, or a date such as 2028-06 where the scenario has a start: what is asked changes then",
    usual: "as in the scenario, else 0",
  },
  months: {
    type: "text",
    group: WHAT,
    value: "N",
    help: "Length of the run in months, or its last month as a date such as 2036-12 where the scenario has a start",
    usual: "as in the scenario",
  },
  spend: {
    type: "text",
    group: MARKET,
    value: "amount",
    help: "What all buyers spend a year: 12m, 800k or 12000000; with --currency",
  },
  currency: { type: "text", group: MARKET, value: "code", help: "Currency of what is written, e.g. EUR" },
  buyers: { type: "text", group: MARKET, value: "N", help: "Buyers", usual: "1" },
  contracts: { type: "text", group: MARKET, value: "N", help: "Suppliers under contract", usual: "2" },
  "back-ups": {
    type: "text",
    group: MARKET,
    value: "N",
    help: "Approved suppliers beside the contracts",
    usual: "3",
  },
  "contract-months": {
    type: "text",
    group: MARKET,
    value: "N",
    help: "Length of a contract in months",
    usual: "24",
  },
  flexible: {
    type: "text",
    group: MARKET,
    value: "share",
    help: "Share of spend beside the contracts",
    usual: "20%",
  },
  margin: {
    type: "text",
    group: MARKET,
    value: "share",
    help: "Margin of the suppliers under contract today, e.g. 10%",
  },
  launches: {
    type: "text",
    group: MARKET,
    value: "N",
    help: "Projects a year that the best supplier could bring to a buyer",
  },
  newcomers: { type: "text", group: MARKET, value: "N", help: "Newcomers that come a year, on average", usual: "1" },
  start: { type: "text", group: MARKET, value: "month", help: "Calendar month of month 0, e.g. 2027-01" },
  "open-buyers": {
    type: "text",
    group: MARKET,
    value: "N",
    help: "Buyers that are open to newcomers; the others hardly are",
  },
  enters: {
    type: "text",
    group: MARKET,
    value: "N",
    help: "Months from today until a newcomer that asks enters",
    usual: "12",
  },
  bundled: { type: "switch", group: WHAT, help: "Run all bundled scenarios" },
  "form-only": { type: "switch", group: WHAT, help: "Check the form of the files and run no claim" },
  replications: {
    type: "text",
    kept: true,
    alias: "n",
    group: SURE,
    value: "N|auto",
    help: "Worlds to simulate; auto: as many as a sharp answer takes",
    usual: "200",
  },
  measure: {
    type: "text",
    kept: true,
    group: SURE,
    value: "name",
    help: "With auto: whose interval is to be narrow, measure or measure:group",
    usual: "buyerValue",
  },
  precision: {
    type: "text",
    kept: true,
    group: SURE,
    value: "width",
    help: "With auto: half the width of its 95 % interval, as a share of the baseline's mean (1%) or in its unit (0.005)",
    usual: "1%",
  },
  least: { type: "text", kept: true, group: SURE, value: "N", help: "With auto: no fewer worlds", usual: "100" },
  most: { type: "text", kept: true, group: SURE, value: "N", help: "With auto: no more worlds", usual: "10000" },
  plausible: {
    type: "text",
    kept: true,
    group: SURE,
    value: "N",
    help: "Markets with other values for all that is assumed, as plausible, in which the answer is tried too; 0: none; catfish explain plausible",
    usual: "100",
  },
  seed: {
    type: "text",
    kept: true,
    group: SURE,
    value: "text",
    help: "Any text; equal seeds are equal worlds",
    usual: "catfish",
  },
  window: {
    type: "text",
    kept: true,
    group: SURE,
    value: "first:last",
    help: "Months of the means, both included, counted from 0, or dates (2030-01:2031-12) where the scenario has a start",
    usual: "second half of the run, from the decision on",
  },
  workers: {
    type: "text",
    kept: true,
    group: SURE,
    value: "N",
    help: "Threads; results are the same for any number",
    usual: "cores",
  },
  shard: {
    type: "text",
    group: SURE,
    value: "i/n",
    help: "Simulate only the i-th of n parts, e.g. 3/16; catfish merge joins them",
  },
  sample: {
    type: "text",
    group: SURE,
    value: "N|all",
    help: "Worlds of each scenario, or points of an exploration, to run again",
    usual: "10",
  },
  explain: {
    type: "switch",
    group: OUTPUT,
    help: "Tell which worlds it hurt and helped most, and where and why one of them takes another course",
  },
  out: {
    type: "text",
    alias: "o",
    group: OUTPUT,
    value: "folder",
    help: "Folder in which each scenario gets a folder of its name",
    usual: "output",
  },
  cache: {
    type: "text",
    kept: true,
    group: OUTPUT,
    value: "folder",
    help: "Where finished work is kept for the same command, or one with more points or worlds, to go on from",
    usual: "output/.catfish-cache; of run, in the folder of --out",
  },
  "no-cache": {
    type: "switch",
    kept: true,
    group: OUTPUT,
    help: "Keep no finished work: what is interrupted starts anew",
  },
  old: { type: "switch", group: OUTPUT, help: "Only what other versions of the program made" },
  force: { type: "switch", group: OUTPUT, help: "Replace what catfish wrote there before" },
  format: {
    type: "text",
    kept: true,
    group: OUTPUT,
    value: "list",
    help: "csv, and xlsx (one workbook), parquet (every table) or png (every chart) too, e.g. csv,png",
    usual: "csv",
  },
  detail: {
    type: "text",
    group: OUTPUT,
    value: "list",
    help: "Single worlds as Parquet, several of worlds,suppliers,relations,events month by month; entries: newcomers of all worlds",
  },
  "detail-worlds": {
    type: "text",
    group: OUTPUT,
    value: "n",
    help: "With --detail: how many worlds are told",
    usual: "10",
  },
  "no-charts": { type: "switch", kept: true, group: OUTPUT, help: "Write neither charts nor page" },
  open: { type: "switch", group: OUTPUT, help: "Open the page in a browser when it is written" },
  find: {
    type: "text",
    group: WHAT,
    value: "words",
    help: "Only results that have these words in question, answer, scenario, folder or seed",
  },
  yaml: { type: "switch", group: OUTPUT, help: "Print it as a scenario file that can be run" },
  json: { type: "switch", group: OUTPUT, help: "JSON on standard output, for programs" },
  quiet: { type: "switch", alias: "q", group: OUTPUT, help: "No progress" },
  "no-color": { type: "switch", group: OUTPUT, help: "No colours; NO_COLOR does the same" },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof table;

/** Every option of every command: help, checking, completion and did-you-mean are made from this table. */
export const options: Readonly<Record<OptionName, Option>> = table;
export const optionNames = Object.keys(table) as readonly OptionName[];

/** Options that every command takes. */
export const everywhere: readonly OptionName[] = ["json", "quiet", "no-color"];

/** Options that every exploration takes: sweep, sensitivity, discover, choose and allocate. */
export const ofExplorations: readonly OptionName[] = [
  "replications",
  "seed",
  "window",
  "workers",
  "shard",
  "out",
  "force",
  "format",
  "no-charts",
  "open",
  "cache",
  "no-cache",
  ...everywhere,
];

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
  readonly completes?: "scenarios" | "names" | "kinds" | "commands";
}
