/** How long a program that opens files may take to say that it cannot [ms]. */
const PATIENCE = 1500;

/**
 * Opens a file with the program that the system has for its kind, and goes on without waiting for it.
 *
 * @param platform  as Node names it
 * @returns why it was not opened, in a few words; undefined where it was
 */
export async function showFile(
  path: string,
  platform: NodeJS.Platform = process.platform,
): Promise<string | undefined> {
  const { spawn } = await import("node:child_process");
  const opener = openers.get(platform) ?? "xdg-open";
  return new Promise((resolve) => {
    const child = spawn(opener, [path], { detached: true, stdio: "ignore" });
    const late = setTimeout(() => resolve(undefined), PATIENCE);
    const end = (why: string | undefined): void => {
      clearTimeout(late);
      resolve(why);
    };
    child.once("error", () => end(`there is no ${opener} here`));
    // That of Windows ends with 1 although it has opened the file.
    child.once("exit", (code) =>
      end(code === 0 || platform === "win32" ? undefined : `${opener} found no program for it`),
    );
    child.unref();
  });
}

/** None goes through a shell, which would read more into a path than is in it. */
const openers: ReadonlyMap<NodeJS.Platform, string> = new Map([
  ["darwin", "open"],
  ["win32", "explorer.exe"],
]);
