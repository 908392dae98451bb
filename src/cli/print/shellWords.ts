/** How words are quoted for the shell into which a command is pasted. */
export type Shell = "posix" | "powershell";

/** What is one word to every POSIX shell as it stands; a leading `~` or `=` is not. */
const PLAIN = /^[\w./:@%+,-][\w./:@%+,=-]*$/;

/** The same for PowerShell, where a comma makes a list and `@` begins one; cmd takes it too. */
const PLAIN_IN_POWERSHELL = /^[\w./:\\-][\w./:\\%+=-]*$/;

/** A word as the shell takes it for one word, whatever is in it. */
export function shellWord(word: string, shell: Shell): string {
  if (shell === "posix") return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
  if (PLAIN_IN_POWERSHELL.test(word)) return word;
  // Double quotes wherever they do: cmd, which has the same surroundings, knows no others.
  return /["$`]/.test(word) ? `'${word.replaceAll("'", "''")}'` : `"${word}"`;
}

/** The shell that reads what is pasted, by the surroundings of the process. */
export function shellOf(environment: Readonly<Record<string, string | undefined>>): Shell {
  const isUnixOnWindows = environment.MSYSTEM !== undefined;
  return environment.PSModulePath !== undefined && !isUnixOnWindows ? "powershell" : "posix";
}

/** How the program is called from here: npm runs what lies in a clone, where nothing else finds it. */
export function programName(environment: Readonly<Record<string, string | undefined>>): string {
  return environment.npm_command ? "npx catfish" : "catfish";
}
