import { measureNames } from "../../model/measures.ts";
import { openMarkets } from "../../scenario/markets.ts";
import type { Setting } from "../../scenario/settings.ts";
import type { Effects } from "../effects.ts";
import { scenarioLibrary, sourceOf } from "../library.ts";
import { readProgram } from "../program.ts";
import { type CommandName, commandNames, commandText } from "./commandTable.ts";
import { completionScripts } from "./completionScripts.ts";
import { type OptionName, optionNames, options } from "./options.ts";

/** What the shell offers for the last word, whole words that begin with it. A shell shows no reason: where something is wrong, it is nothing. */
export async function completions(words: readonly string[], effects: Effects): Promise<readonly string[]> {
  const current = words.at(-1) ?? "";
  try {
    const offered = await offeredFor(words.slice(0, -1), current, effects);
    return [...new Set(offered)].filter((word) => word.startsWith(current));
  } catch {
    return [];
  }
}

async function offeredFor(before: readonly string[], current: string, effects: Effects): Promise<readonly string[]> {
  const command = commandNames.find((name) => name === before.find((word) => !word.startsWith("-")));
  if (command === undefined) return current.startsWith("-") ? ["--help", "--version"] : commandNames;
  const asked = optionAsked(before.at(-1), current);
  if (asked !== undefined) {
    const values = await valuesOf(asked.option, asked.value, { command, before }, effects);
    return values.map((value) => `${asked.prefix}${value}`);
  }
  if (current.startsWith("-")) return [...commandText(command).options.map((name) => `--${name}`), "--help"];
  return wordsOf(command, current, effects);
}

/** The option whose value is being typed: after it, or behind its `=`. */
function optionAsked(previous: string | undefined, current: string) {
  const [, name, value] = /^--([a-z-]+)=(.*)$/s.exec(current) ?? [];
  if (name !== undefined) {
    const option = optionNames.find((each) => each === name);
    return option && { option, value, prefix: `--${name}=` };
  }
  const option = optionNames.find((each) => previous === `--${each}` || previous === aliasOf(each));
  if (option === undefined || options[option].type === "switch") return undefined;
  return { option, value: current, prefix: "" };
}

function aliasOf(option: OptionName): string | undefined {
  const { alias } = options[option];
  return alias === undefined ? undefined : `-${alias}`;
}

interface Typing {
  readonly command: CommandName;
  readonly before: readonly string[];
}

/** Values that are words of their own, whatever the scenario. */
const values: Partial<Record<OptionName, readonly string[]>> = {
  best: ["lower", "higher"],
  detail: ["entries", "worlds", "suppliers", "relations", "events", "worlds,suppliers,relations,events"],
  design: ["grid", "lhs", "sobol"],
  format: ["csv", "csv,parquet", "csv,xlsx", "csv,parquet,xlsx", "csv,png"],
  method: ["morris", "sobol", "tornado"],
  range: ["table", "25%", "50%"],
  replications: ["auto", "200", "500", "1000"],
  sample: ["all", "10"],
  share: ["50%", "80%", "95%"],
  plausible: ["0", "100"],
};

async function valuesOf(
  option: OptionName,
  value: string,
  typing: Typing,
  effects: Effects,
): Promise<readonly string[]> {
  const known = values[option];
  if (known !== undefined) return known;
  if (option === "out" || option === "cache") return pathsBelow(value, effects, false);
  const isOfScenario = /^(set|vary|lever|uncertain|measure|satisfy|when|for|group)$/.test(option);
  if (!isOfScenario) return [];
  const markets = await marketsOf(typing, effects);
  if (markets === undefined) return [];
  const { market } = markets.scenario;
  const groups = [...market.buyers, ...market.suppliers].filter(({ count }) => count > 0).map(({ name }) => name);
  if (option === "for") return groups;
  if (option === "group") return market.suppliers.filter(({ count }) => count > 0).map(({ name }) => name);
  if (option === "measure" || option === "satisfy" || option === "when") {
    return value.includes(":")
      ? measureNames.flatMap((name) => groups.map((group) => `${name}:${group}`))
      : measureNames;
  }
  const settings = [...markets.settings.values()].filter((setting) => option === "set" || setting.scope !== "text");
  const path = value.split("=", 1)[0];
  if (!value.includes("=")) return settings.map((setting) => `${setting.path}=`);
  const setting = settings.find((each) => each.path === path);
  return setting === undefined ? [] : rightValues(setting, option === "set", effects).map((each) => `${path}=${each}`);
}

/** Values of a setting: its words, or the ends of its range. */
function rightValues(setting: Setting, isOne: boolean, { disk }: Effects): readonly string[] {
  if (setting.scope === "text") {
    if (setting.path !== "reference") return [];
    return ["without-entry", "without-strategy", "none", ...readProgram(disk).scenarios.map(({ name }) => name)];
  }
  const { choices, min, max, default: usual } = setting.parameter;
  if (choices !== undefined) return isOne ? choices : [choices.join(",")];
  if (!isOne) return [`${min}:${max}`];
  return typeof usual === "number" ? [String(usual)] : [];
}

/** The scenario that the line names, else the one that all others extend. */
async function marketsOf({ command, before }: Typing, effects: Effects) {
  const library = scenarioLibrary(effects.disk);
  const named = before.slice(before.indexOf(command) + 1).find((word) => !word.startsWith("-")) ?? "";
  for (const word of [named, "baseline"]) {
    if (word === "" || word === "-") continue;
    try {
      const markets = openMarkets(await sourceOf(word, library, effects), library, { settings: [] });
      if ("settings" in markets) return markets;
    } catch {
      // It is not the name of a scenario, or one with mistakes: what every scenario has is offered.
    }
  }
  return undefined;
}

async function wordsOf(command: CommandName, current: string, effects: Effects): Promise<readonly string[]> {
  const { completes } = commandText(command);
  if (completes === "scenarios") {
    const bundled = readProgram(effects.disk).scenarios.map(({ name }) => name);
    return [...bundled, ...pathsBelow(current, effects, true)];
  }
  if (completes === "kinds") return ["scenarios", "parameters", "measures", "charts", "tables", "files", "errors"];
  if (completes === "commands") return commandNames;
  if (completes === "names") return (await import("../explain/knownNames.ts")).knownNames();
  if (command === "completion") return Object.keys(completionScripts);
  if (command === "cache") return ["clear"];
  return command === "new" ? [] : pathsBelow(current, effects, false);
}

/** Folders, and scenario files where they are wanted, that the path goes on to; what is hidden only where it is named. */
function pathsBelow(typed: string, { disk }: Effects, withFiles: boolean): string[] {
  const folder = typed.slice(0, typed.lastIndexOf("/") + 1);
  const rest = typed.slice(folder.length);
  const place = folder === "" ? "." : folder;
  if (!disk.isFolder(place)) return [];
  return disk.list(place).flatMap((name) => {
    if (!name.startsWith(rest) || (name.startsWith(".") && rest === "")) return [];
    if (disk.isFolder(`${folder}${name}`)) return [`${folder}${name}/`];
    return withFiles && /\.(ya?ml|json)$/i.test(name) ? [`${folder}${name}`] : [];
  });
}
