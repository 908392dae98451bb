/**
 * How a scenario is named in the next command. What came from standard input is gone by then, and the file that was
 * written of it is named in its place; a path that the shell would take for several words is quoted.
 *
 * @param word  as on the command line
 * @param file  the resolved scenario in the result folder
 */
export function wordAgain(word: string, file: string): string {
  const path = word === "-" ? file : word;
  return /^[\w./:\\-]+$/.test(path) ? path : `"${path}"`;
}
