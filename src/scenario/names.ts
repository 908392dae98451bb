/** Names of devices, which Windows gives to no file, whatever the ending. */
const DEVICE = "(?:con|prn|aux|nul|com[0-9]|lpt[0-9])";
/** Longest name of a scenario or a group [letters]: several of them make the name of a folder. */
export const LONGEST_NAME = 60;

/** Form of a group's name: it becomes a column value in result files. */
export const GROUP_NAME = new RegExp(`^(?!${DEVICE}$)[a-z][a-z0-9-]{0,${LONGEST_NAME - 1}}$`);
/** Form of a scenario's name: it becomes a folder. */
export const SCENARIO_NAME = new RegExp(`^(?!${DEVICE}$)[a-z0-9][a-z0-9-]{0,${LONGEST_NAME - 1}}$`);

/** Longest label of a group [characters]: it stands beside lines and in the middle of sentences. */
const LONGEST_LABEL = 40;
/** Form of a group's label: one line of any script, without what cannot be seen or turns text around. */
export const LABEL = new RegExp(
  `^(?!\\s)(?!.*\\s$)[^\\p{Cc}\\p{Cs}\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]{1,${LONGEST_LABEL}}$`,
  "u",
);

/** With those that no name of ours can have, and with any ending, also after spaces. */
const DEVICE_FILE = new RegExp(`^(?:${DEVICE}|conin\\$|conout\\$|(?:com|lpt)[¹²³]) *(?:\\.|$)`, "i");

/** Whether Windows takes a name for that of a device. */
export function isDevice(name: string): boolean {
  return DEVICE_FILE.test(name);
}

/** What Windows allows in no name, and at the end of none. */
const IMPOSSIBLE = /[<>:"|?*\p{Cc}]|[ .]$/u;

/** Why Windows would not take a part of a path; undefined where it would. */
export function unusableOnWindows(part: string): string | undefined {
  if (part === "." || part === "..") return undefined;
  if (isDevice(part)) return "is the name of a device";
  return IMPOSSIBLE.test(part)
    ? 'has one of < > : " | ? * or what cannot be seen, or ends with a space or a dot'
    : undefined;
}

/** Latin letters that are no letter with a mark. */
const LATIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
/** What has no like among the letters of names; marks between words are missed by nobody. */
const UNLIKE = /[^\p{ASCII}\p{P}\p{Z}\p{Cc}]/u;

/**
 * A file name as the name of a scenario: lower case, digits and hyphens, so that every system and every shell takes it.
 * Latin letters lose their marks; what has other letters, of which nothing would be left, ends with a mark of its own.
 */
export function asScenarioName(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .replace(/[ßæœøłđðþı]/g, (letter) => LATIN[letter]);
  const name = plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, LONGEST_NAME)
    .replace(/-+$/, "");
  if (UNLIKE.test(plain)) return suffixed(name === "" ? "scenario" : name, `-${markOf(text.normalize("NFC"))}`);
  if (name === "") return "scenario";
  return isDevice(name) ? `scenario-${name}` : name;
}

/** Some letters and digits that hardly any other text has (FNV-1a). */
function markOf(text: string): string {
  let mark = 0x811c9dc5;
  for (const letter of text) mark = Math.imul(mark ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (mark >>> 0).toString(36);
}

/** A name made of another, whose end gives way where both together would be too long. */
export function suffixed(name: string, suffix: string): string {
  return `${name.slice(0, LONGEST_NAME - suffix.length)}${suffix}`;
}
