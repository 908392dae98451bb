/** A sentence broken at spaces, but not inside `n = 200 worlds` or `5 %`; the following lines set in. */
export function wrapped(sentence: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of sentence.split(/(?<!n) (?!=|%|\d+ worlds?\b|worlds?\b)/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `  ${word}`;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
