import { describe, expect, test } from "vitest";
import { installedBrowsers, isFirefox, isSnap, type Machine } from "./findBrowser.ts";

function machine(platform: string, programs: readonly string[], env: Machine["env"] = {}): Machine {
  return { platform, env, home: "/home/a b/ü", isProgram: (path) => programs.includes(path) };
}

describe("an installed browser is found", () => {
  test.each([
    ["/usr/bin/chromium"],
    ["/usr/bin/chromium-browser"],
    ["/usr/bin/google-chrome"],
    ["/usr/bin/google-chrome-stable"],
    ["/usr/bin/microsoft-edge"],
    ["/usr/bin/firefox"],
    ["/usr/bin/firefox-esr"],
    ["/usr/local/bin/firefox"],
    ["/opt/google/chrome/chrome"],
    ["/opt/firefox/firefox"],
    ["/snap/bin/chromium"],
    ["/snap/bin/firefox"],
  ])("on Linux at %s, whatever the path says", (path) => {
    expect(installedBrowsers(machine("linux", [path]))).toEqual([path]);
  });

  test("on Linux wherever the path leads", () => {
    const env = { PATH: "/nix/store/bin:/usr/bin" };
    expect(installedBrowsers(machine("linux", ["/nix/store/bin/chromium"], env))).toEqual(["/nix/store/bin/chromium"]);
  });

  test.each([
    ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    ["/Applications/Chromium.app/Contents/MacOS/Chromium"],
    ["/home/a b/ü/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"],
    ["/Applications/Firefox.app/Contents/MacOS/firefox"],
  ])("on macOS at %s", (path) => {
    expect(installedBrowsers(machine("darwin", [path]))).toEqual([path]);
  });

  test.each([
    ["C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"],
    ["C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"],
    ["C:\\Users\\ü\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe"],
    ["C:\\Program Files\\Mozilla Firefox\\firefox.exe"],
  ])("on Windows at %s", (path) => {
    const env = {
      ProgramFiles: "C:\\Program Files",
      "ProgramFiles(x86)": "C:\\Program Files (x86)",
      LOCALAPPDATA: "C:\\Users\\ü\\AppData\\Local",
    };
    expect(installedBrowsers(machine("win32", [path], env))).toEqual([path]);
  });

  test("or none, where there is none", () => {
    for (const platform of ["linux", "darwin", "win32", "freebsd"])
      expect(installedBrowsers(machine(platform, []))).toEqual([]);
  });
});

describe("of several browsers", () => {
  test("the one that is named comes first, by its path or its command, and Firefox last", () => {
    const programs = ["/usr/bin/firefox", "/usr/bin/chromium", "/opt/mine/chrome"];
    const first = (env: Machine["env"]) =>
      installedBrowsers(machine("linux", programs, { PATH: "/usr/bin", ...env }))[0];
    expect(first({})).toBe("/usr/bin/chromium");
    expect(first({ CHROME: "/opt/mine/chrome" })).toBe("/opt/mine/chrome");
    expect(first({ CHROMIUM: "firefox" })).toBe("/usr/bin/firefox");
    expect(first({ BROWSER: "firefox %s:lynx" })).toBe("/usr/bin/firefox");
  });

  test("an opener of the desktop is none, and a name that leads nowhere is refused with what is right", () => {
    expect(installedBrowsers(machine("linux", ["/usr/bin/xdg-open"], { BROWSER: "/usr/bin/xdg-open" }))).toEqual([]);
    expect(() => installedBrowsers(machine("linux", ["/usr/bin/chromium"], { CHROME: "/nowhere" }))).toThrow(
      /^CHROME is "\/nowhere", which is no program. Right would be: .*CHROME=\/path\/to\/it npm test$/,
    );
  });

  test("the snap comes before the stub of the same name that would start it", () => {
    const programs = ["/usr/bin/chromium-browser", "/snap/bin/chromium"];
    expect(installedBrowsers(machine("linux", programs))).toEqual(["/snap/bin/chromium"]);
    expect(["/snap/bin/chromium", "/usr/bin/chromium"].map(isSnap)).toEqual([true, false]);
    expect(["/usr/bin/firefox-esr", "C:\\x\\firefox.exe", "/firefox/chrome"].map(isFirefox)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
