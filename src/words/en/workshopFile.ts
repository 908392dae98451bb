/** What is said of the file of a workshop, outside of the page itself. */
export const workshopFile = {
  title: "Catfish workshop",
  withoutScript:
    "This page simulates markets with a script of its own. Allow scripts for it, or open it in another browser.",
  written: (file: string, bytes: number): string[] => [
    `Wrote  ${file}  (${(bytes / 1e6).toFixed(1)} MB): open it in a browser. It needs no network and sends nothing.`,
  ],
} as const;
