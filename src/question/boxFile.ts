import { suffixed } from "../scenario/names.ts";
import { groupInPath } from "../scenario/scopes.ts";
import { BOX_COMMENT, boxStory, triedInWords } from "../words/en/boxStory.ts";
import { type Discovery, titleOfMiddle } from "../words/en/discovery.ts";

/** Name of the file in the folder. */
export const BOX_FILE = "box.yaml";

/**
 * A point about the middle of the box as a scenario file that extends the scenario beside it and runs as it is; undefined where
 * there is no box.
 */
export function boxFile(discovery: Discovery): string | undefined {
  const { middle, scenario } = discovery;
  if (middle === undefined) return undefined;
  const lines = [
    ...BOX_COMMENT.map((line) => `# ${line}`),
    ...discovery.variables.map((variable, v) => `#   ${triedInWords(variable, limitsOf(discovery, v))}`),
    "",
    `name: ${suffixed(scenario.name, "-box")}`,
    `title: ${quoted(titleOfMiddle(discovery))}`,
    "extends: scenario.yaml",
    `reference: ${referenceOf(discovery)}`,
    "",
    ...story(discovery),
    "",
    ...settingLines(discovery, middle.settings),
  ];
  return `${lines.join("\n")}\n`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** As in the scenario, where that is a name; the path of a file would be looked for elsewhere. */
function referenceOf({ scenario }: Discovery): string {
  const { reference, market } = scenario;
  if (!/[/\\]|\.(ya?ml|json)$/.test(reference)) return reference;
  return market.entryEnabled ? "without-entry" : "none";
}

function story(discovery: Discovery): string[] {
  const { whatIsIt, howItWorks, toNotice, toTry, source } = boxStory(discovery);
  return [
    "story:",
    `  whatIsIt: ${quoted(whatIsIt)}`,
    `  howItWorks: ${quoted(howItWorks)}`,
    "  thingsToNotice:",
    `    - ${quoted(toNotice)}`,
    "  thingsToTry:",
    `    - ${quoted(toTry)}`,
    "  sources:",
    `    - ${quoted(source)}`,
  ];
}

function limitsOf(discovery: Discovery, v: number): readonly [number, number] | undefined {
  if (discovery.kind === "threshold") return discovery.sure;
  const { found } = discovery;
  if (typeof found === "string" || found.restrictions.every(({ variable }) => variable !== v)) return undefined;
  return [found.box.low[v], found.box.high[v]];
}

/** A value, or what stands below a key. */
type Branch = Map<string, Branch | string>;

function settingLines({ scenario }: Discovery, settings: readonly string[]): string[] {
  const tree: Branch = new Map();
  const lists = new Map<string, Map<string, Branch>>();
  for (const setting of settings) {
    const equals = setting.indexOf("=");
    const [path, value] = [setting.slice(0, equals), setting.slice(equals + 1)];
    const group = groupInPath(path, scenario.market);
    if (group === undefined) {
      put(tree, path.split("."), value);
      continue;
    }
    const groups = lists.get(group.list) ?? new Map<string, Branch>();
    const branch = groups.get(group.name) ?? new Map();
    put(branch, path.slice(`${group.list}.${group.name}.`.length).split("."), value);
    lists.set(group.list, groups.set(group.name, branch));
  }
  const groupLines = [...lists].flatMap(([list, groups]) => [
    `${list}:`,
    ...[...groups].flatMap(([name, branch]) => [`  - name: ${quoted(name)}`, ...branchLines(branch, "    ")]),
  ]);
  return [...branchLines(tree, ""), ...groupLines];
}

function put(branch: Branch, [key, ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    branch.set(key, value);
    return;
  }
  const below = branch.get(key);
  const next: Branch = below instanceof Map ? below : new Map();
  branch.set(key, next);
  put(next, rest, value);
}

function branchLines(branch: Branch, indent: string): string[] {
  return [...branch].flatMap(([key, value]) => {
    return typeof value === "string"
      ? [`${indent}${key}: ${value}`]
      : [`${indent}${key}:`, ...branchLines(value, `${indent}  `)];
  });
}
