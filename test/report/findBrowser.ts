import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { basename } from "node:path";

/** What a search for a browser looks at; handed in, so that the search can be tested on any machine. */
export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly isProgram: (path: string) => boolean;
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/** What to do where no browser can be had. */
export const REMEDY =
  "install Chrome, Chromium, Edge or Firefox (Debian: apt-get install chromium), or name one: CHROME=/path/to/it npm test";

/** The same for a test that is about Firefox. */
export const FIREFOX_REMEDY =
  "install Firefox (Debian: apt-get install firefox-esr), or name one: CHROME=/path/to/firefox npm run test:long";

/** Names on the path, best first: a Chromium of the distribution is as the pages were drawn with. */
const COMMANDS = [
  ...["chromium", "google-chrome-stable", "google-chrome", "chromium-browser"],
  ...["microsoft-edge-stable", "microsoft-edge", "firefox", "firefox-esr"],
];
const APPLICATIONS = ["Google Chrome", "Chromium", "Microsoft Edge", "Firefox"];
const WINDOWS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "Mozilla Firefox\\firefox.exe",
];

/** Paths of installed browsers, the named one first; the names of the environment are those that other tools read too. */
export function installedBrowsers(machine: Machine = thisMachine): string[] {
  const named = namedBrowser(machine);
  const places = { darwin: onMac, win32: onWindows }[machine.platform] ?? onLinux;
  const found = [...new Set(places(machine))].filter((path) => machine.isProgram(path));
  return named === undefined ? found : [named, ...found.filter((path) => path !== named)];
}

/** @throws Error when a browser is named that is not there: another one would not be what was asked for */
function namedBrowser(machine: Machine): string | undefined {
  for (const name of ["CHROME", "CHROMIUM", "CHROME_PATH"]) {
    const value = machine.env[name];
    if (value === undefined || value === "") continue;
    const path = commandOnPath(value, machine);
    if (path === undefined) throw new Error(`${name} is "${value}", which is no program. Right would be: ${REMEDY}`);
    return path;
  }
  // Editors and desktops set BROWSER to openers of their own; only what is a browser we can steer counts.
  const usual = machine.env.BROWSER?.split(machine.platform === "win32" ? ";" : ":")[0].replace(/ *%s.*$/, "") ?? "";
  return /(chrom|edge|firefox)[^/\\]*$/i.test(usual) ? commandOnPath(usual, machine) : undefined;
}

function commandOnPath(command: string, { env, platform, isProgram }: Machine): string | undefined {
  if (/[/\\]/.test(command)) return isProgram(command) ? command : undefined;
  const [between, slash] = platform === "win32" ? [";", "\\"] : [":", "/"];
  const folders = (env.PATH ?? env.Path ?? "").split(between).filter((folder) => folder !== "");
  const endings = platform === "win32" ? ["", ".exe"] : [""];
  return folders.flatMap((folder) => endings.map((end) => `${folder}${slash}${command}${end}`)).find(isProgram);
}

function onLinux(machine: Machine): string[] {
  // Where snaps are in use, the commands of the same name are only stubs that start them.
  const snaps = ["chromium", "firefox"].map((name) => `/snap/bin/${name}`).filter(machine.isProgram);
  const commands = COMMANDS.filter((name) => !snaps.some((snap) => name.startsWith(basename(snap))));
  const usual = [...(machine.env.PATH ?? "").split(":"), "/usr/bin", "/usr/local/bin"];
  const onPath = commands.flatMap((name) =>
    usual.filter((folder) => folder !== "").map((folder) => `${folder}/${name}`),
  );
  const own = ["/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge", "/opt/firefox/firefox"];
  return [...onPath, ...snaps, ...own].sort((a, b) => rank(a) - rank(b));
}

/** Firefox last: it tells less of what a page asks for. */
const rank = (path: string) => (isFirefox(path) ? 1 : 0);

function onMac({ home }: Machine): string[] {
  return APPLICATIONS.flatMap((name) =>
    ["/Applications", `${home}/Applications`].map((folder) => {
      return `${folder}/${name}.app/Contents/MacOS/${name === "Firefox" ? "firefox" : name}`;
    }),
  );
}

function onWindows({ env }: Machine): string[] {
  const folders = [
    env.PROGRAMFILES,
    env.ProgramFiles,
    env["PROGRAMFILES(X86)"],
    env["ProgramFiles(x86)"],
    env.LOCALAPPDATA,
  ];
  return WINDOWS.flatMap((file) =>
    folders.flatMap((folder) => (folder === undefined || folder === "" ? [] : [`${folder}\\${file}`])),
  );
}

export function isFirefox(path: string): boolean {
  return /firefox/i.test(path.split(/[/\\]/).slice(-1)[0]);
}

/** A snap sees neither the folder for temporary files nor hidden ones. */
export function isSnap(path: string): boolean {
  return path.startsWith("/snap/");
}
