import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { TestContext } from "vitest";
import { notRun } from "./notRun.ts";

/**
 * Installs a package of Debian where we may, once for all threads that miss it; says what it does.
 *
 * @param command  what the package brings
 * @returns whether it is there now
 */
export function bringTool(command: string, name: string): boolean {
  const isDebian = existsSync("/usr/bin/apt-get") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  const asRoot = process.getuid?.() === 0 ? ["env"] : ["sudo", "-n"];
  const asked = (words: readonly string[]) =>
    spawnSync(asRoot[0], [...asRoot.slice(1), ...words], { encoding: "utf8" });
  if (!isDebian || asked(["true"]).status !== 0) return false;
  process.stderr.write(`No ${command} found, so Debian's is installed: apt-get install ${name}\n`);
  const install = `DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends ${name}`;
  const line = `command -v ${command} || { apt-get update && ${install}; }`;
  const { status, stderr } = asked(["flock", "/tmp/catfish-brings-a-tool.lock", "sh", "-c", line]);
  if (status !== 0) process.stderr.write(`That failed: ${stderr.trim().split("\n").slice(-1)[0]}\n`);
  return status === 0;
}

/**
 * Goes on where a tool is there or can be brought; else the test is not run.
 *
 * @param command  what the test calls
 * @param tool     what people call it, and the package of Debian that has it
 * @param isThere  whether it is the one that is meant
 */
export function needTool(
  test: TestContext,
  command: string,
  tool: { readonly name: string; readonly debian: string },
  isThere: () => boolean = () => spawnSync(command, ["--version"]).status === 0,
): void {
  if (isThere() || (bringTool(command, tool.debian) && isThere())) return;
  notRun(test, `${tool.name} is missing: install it (Debian: apt-get install ${tool.debian})`);
}
