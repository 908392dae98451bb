import { fileURLToPath } from "node:url";
import type { Plugin as EsbuildPlugin } from "esbuild";
import type { Plugin as VitePlugin } from "vitest/config";

const drawnOnce = fileURLToPath(new URL("drawnOnce.ts", import.meta.url));

/** Whether the program asks there for what draws pictures; tests that ask for it get it as it is. */
const isAsked = (path: string, importer: string): boolean =>
  path.endsWith("/renderSvg.ts") && /[\\/]src[\\/](page|cli)[\\/]/.test(importer);

/** Puts `drawnOnce.ts` before `renderSvg.ts`, where the program runs inside the tests. */
export const drawnOnceInVite = (): VitePlugin => ({
  name: "drawn-once",
  enforce: "pre",
  resolveId: (path, importer) => (importer !== undefined && isAsked(path, importer) ? drawnOnce : undefined),
});

/** The same for what is bundled. */
export const drawnOnceInEsbuild: EsbuildPlugin = {
  name: "drawn-once",
  setup(build) {
    build.onResolve({ filter: /\/renderSvg\.ts$/ }, ({ path, importer }) =>
      isAsked(path, importer) ? { path: drawnOnce } : undefined,
    );
  },
};
