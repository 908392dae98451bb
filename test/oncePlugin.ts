import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

const home = fileURLToPath(new URL("..", import.meta.url));

/** What is done once where it is the very same: who asks for it, for what, and what stands before it. */
const once = [
  { asks: /^src\/(page|cli)\//, file: "src/page/renderSvg.ts", before: "test/drawnOnce.ts" },
  { asks: /^src\/scenario\/inherit\.ts$/, file: "src/scenario/text/parse.ts", before: "test/parsedOnce.ts" },
];

/** What stands before a file where the program asks for it, if anything does; tests that ask get it as it is. */
export function before(path: string, importer: string): string | undefined {
  const [by, asked] = [importer, join(dirname(importer), path)].map(fromHome);
  const found = once.find(({ asks, file }) => file === asked && asks.test(by));
  return found && join(home, found.before);
}

/** Path of a file of the project from its top, with slashes. */
function fromHome(path: string): string {
  return path.startsWith(home) ? path.slice(home.length).replaceAll("\\", "/") : path;
}

/** Puts these before the files where the program is bundled for tests. */
export const onceInEsbuild: Plugin = {
  name: "once",
  setup({ onResolve }) {
    onResolve({ filter: /\/(renderSvg|parse)\.ts$/ }, ({ path, importer }) => {
      const found = before(path, importer);
      return found === undefined ? undefined : { path: found };
    });
  },
};
