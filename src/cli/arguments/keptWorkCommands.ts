import type { CommandText } from "./options.ts";
import { everywhere } from "./options.ts";

/** What `catfish merge` takes and what its help says. */
export const mergeCommand = {
  words: "<folder..>",
  help: "Join the shards of a command: the same bytes as in one piece",
  wordHelp: { folder: "Folders that --shard wrote, or the folder they lie in" },
  options: ["out", "force", "open", ...everywhere],
  optionHelp: { out: "Where the result goes; beside the shards unless given" },
  examples: [
    ["catfish merge output", "joins the shards that lie in output"],
    ["catfish merge a/shard-1-of-2 b/shard-2-of-2 -o output", "two shards from two machines"],
  ],
} as const satisfies CommandText;

/** What `catfish cache` takes and what its help says. */
export const cacheCommand = {
  words: "[action]",
  help: "Finished work that is kept for commands to go on from; clear removes it",
  wordHelp: { action: "The word clear, to remove it" },
  options: ["old", "out", "cache", ...everywhere],
  optionHelp: { out: "Folder that results go to; output unless given", cache: "Folder of the cache itself" },
  examples: [
    ["catfish cache", "how much is kept, and by which version"],
    ["catfish cache clear --old", "removes what other versions of the program made"],
  ],
} as const satisfies CommandText;
