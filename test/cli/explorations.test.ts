import { describe, expect, test } from "vitest";
import { explorations } from "../../src/cli/explorations/all.ts";

describe("the table of explorations", () => {
  test.each(Object.entries(explorations))(
    "%s is the command and the folder of the question that it loads",
    async (command, exploration) => {
      const named = await exploration.use((kind) => ({ command: kind.command, folder: kind.name }));
      expect(named).toEqual({ command, folder: exploration.folder });
    },
  );
});
