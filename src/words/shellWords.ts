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

/** Writes words for the shell of a machine, each quoted where it has to be; one `catfish` in front is the program as it is called there. */
export function typedOn({ shell, program }: { readonly shell: Shell; readonly program: string }) {
  return (...words: readonly string[]): string =>
    words.map((word, place) => (place === 0 && word === "catfish" ? program : shellWord(word, shell))).join(" ");
}
