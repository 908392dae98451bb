import { useState } from "preact/hooks";
import { Boundary } from "../../boundary.tsx";
import type { Room as Screen } from "../../room.ts";
import { Desk } from "./desk.tsx";
import type { DroppedFile } from "./dropped.ts";
import { Host } from "./host.tsx";
import { Pack } from "./pack.tsx";
import { SavedFiles } from "./savedFiles.tsx";

const partNames = ["host", "team", "files", "pack"] as const;
type Part = (typeof partNames)[number];

/** Screen 7: a room of teams, by its host or on the laptop of a team; files that were saved; and what is printed. */
export function Teams(screen: Screen) {
  const { words } = screen;
  const [part, setPart] = useState<Part>("host");
  // Names stand in these files; they stay in the page and are gone with it.
  const [files, setFiles] = useState<readonly DroppedFile[]>([]);
  return (
    <div class="column teams">
      <nav class="row noPrint" aria-label={words.teams.partsLabel}>
        {partNames.map((name) => (
          <button type="button" key={name} aria-pressed={name === part} onClick={() => setPart(name)}>
            {words.teams.parts[name]}
          </button>
        ))}
      </nav>
      <div class="fill">
        <Boundary key={part} words={words} store={screen.store}>
          {part === "host" && <Host {...screen} />}
          {part === "team" && <Desk {...screen} />}
          {part === "files" && <SavedFiles screen={screen} files={files} setFiles={setFiles} />}
          {part === "pack" && <Pack {...screen} />}
        </Boundary>
      </div>
    </div>
  );
}
