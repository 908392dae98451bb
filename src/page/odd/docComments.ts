/** A doc comment of a source file and what it stands above. */
export interface DocComment {
  /** Name of the function, constant or interface below it; nothing for the comment of a whole file. */
  readonly name: string | undefined;
  /** True for what other files may use. */
  readonly exported: boolean;
  /** Value of a constant that is a plain number. */
  readonly number: string | undefined;
  /** Lines without the stars. */
  readonly lines: readonly string[];
}

const COMMENT = /^\/\*\*([\s\S]*?)\*\/\n((?:\/\/.*\n)*)(.*)$/gm;
const DECLARATION = /^(export )?(?:function|const|interface|type|class) (\w+)(?:.* = (-?[\d.][\w.+-]*);)?/;

/** The doc comments at the top level of a source file, in its order. */
export function docCommentsOf(source: string): DocComment[] {
  return [...source.matchAll(COMMENT)].map(([, comment, , below]) => {
    const declared = DECLARATION.exec(below);
    return {
      name: declared?.[2],
      exported: declared?.[1] !== undefined,
      number: declared?.[3],
      lines: linesOf(comment),
    };
  });
}

/** The comment above one declaration; an error that names it where there is none. */
export function docCommentOf(source: string, name: string): DocComment {
  const found = docCommentsOf(source).find((comment) => comment.name === name);
  if (found === undefined) throw new Error(`${name} has no doc comment`);
  return found;
}

/** All comment text of a file, doc or not, as running text; for looking for symbols and citations. */
export function commentText(source: string): string {
  const blocks = [...source.matchAll(/\/\*\*?([\s\S]*?)\*\//g)].map(([, comment]) => linesOf(comment).join("\n"));
  const remarks = [...source.matchAll(/^\s*\/\/ (.*)$/gm)].map(([, remark]) => remark);
  return [...blocks, ...remarks].join("\n");
}

function linesOf(comment: string): string[] {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trimEnd());
  while (lines[0] === "") lines.shift();
  while (lines.at(-1) === "") lines.pop();
  return lines.length === 1 ? [lines[0].trim()] : lines;
}
