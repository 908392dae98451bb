import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { needTool } from "../bringTool.ts";
import { catfish, type Ended, freshFolder, hashesBelow } from "../cli/commandLine.ts";

const program = fileURLToPath(new URL("../../.build/catfish.js", import.meta.url));

/** The code blocks in a language of the page about many machines. */
function blocks(language: string): string[] {
  const readme = readFileSync(new URL("../../.readme/clusters.md", import.meta.url), "utf8");
  return [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, tag]) => tag === language)
    .map(([, , text]) => text);
}

function blockWith(language: string, word: string): string {
  const [block, ...others] = blocks(language).filter((text) => text.includes(word));
  expect(others).toEqual([]);
  return block;
}

/** A command called catfish that does what a script says; gives the folder to put on the path. */
function commandThat(script: string): string {
  const folder = join(freshFolder(), "bin");
  mkdirSync(folder);
  writeFileSync(join(folder, "catfish"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

function shell(line: string, path: string, cwd: string, environment: Readonly<Record<string, string>> = {}): Ended {
  const env = { ...process.env, PATH: `${path}:${process.env.PATH}`, ...environment };
  const { status, stdout, stderr } = spawnSync("bash", ["-c", line], { cwd, env, encoding: "utf8" });
  return { code: status, out: stdout, error: stderr };
}

/** Not the command of the same name in moreutils. */
const hasParallel = () =>
  spawnSync("parallel", ["--version"], { encoding: "utf8" }).stdout?.startsWith("GNU parallel") === true;

const numbers = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe("GNU parallel", () => {
  test("as .readme/clusters.md has it, runs the shards and merges them to the bytes of one piece", (context) => {
    needTool(context, "parallel", { name: "GNU parallel", debian: "parallel" }, hasParallel);
    const cwd = freshFolder();
    const line = blockWith("bash", "parallel").replaceAll("16", "3").replace("-n 20000", "-n 60 --months 30");
    expect(line).toBe(
      "parallel catfish run catfish -n 60 --months 30 --workers 1 --shard {}/3 ::: $(seq 3) && catfish merge output\n",
    );
    const ended = shell(line, commandThat(`exec "${process.execPath}" "${program}" "$@"`), cwd);
    expect([ended.code, ended.error]).toEqual([0, ""]);
    const whole = freshFolder();
    expect(catfish(["run", "catfish", "-n", "60", "--months", "30", "--plausible", "100", "--out", whole]).code).toBe(
      0,
    );
    const { "run-info.json": _one, ...joined } = hashesBelow(join(cwd, "output", "catfish"));
    const { "run-info.json": _other, ...inOnePiece } = hashesBelow(join(whole, "catfish"));
    expect(joined).toEqual(inOnePiece);
  });
});

describe("the array script for Slurm in .readme/clusters.md", () => {
  test("asks for each shard once", () => {
    const script = blockWith("bash", "#SBATCH");
    expect(spawnSync("bash", ["-n"], { input: script, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    const [, first, last] = /^#SBATCH --array=(\d+)-(\d+)$/m.exec(script) ?? [];
    expect([first, last]).toEqual(["1", "16"]);
    const path = commandThat('echo "$@"');
    const asked = numbers(Number(last)).map((task) => {
      // As when a few failed tasks are submitted again: their number is not that of the shards.
      const environment = { SLURM_ARRAY_TASK_ID: `${task}`, SLURM_ARRAY_TASK_COUNT: "1", SLURM_CPUS_PER_TASK: "2" };
      return shell(script, path, freshFolder(), environment).out;
    });
    expect(asked).toEqual(
      numbers(16).map((shard) => `run catfish -n 20000 --workers 2 --out results --shard ${shard}/16\n`),
    );
  });
});

/**
 * The fields of a batch/v1 Job that the manifest uses, and no others, as the API reference of Kubernetes 1.30 has
 * them: a misspelt field is refused by this schema, as `kubectl apply --validate=strict` would.
 */
const name = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/)
  .max(63);
const quantity = z.string().regex(/^[0-9]+(\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/);
const whole = z.int().min(1);
const indexedJob = z.strictObject({
  apiVersion: z.literal("batch/v1"),
  kind: z.literal("Job"),
  metadata: z.strictObject({ name }),
  spec: z.strictObject({
    completionMode: z.literal("Indexed"),
    completions: whole,
    parallelism: whole,
    backoffLimit: z.int().min(0),
    template: z.strictObject({
      spec: z.strictObject({
        restartPolicy: z.enum(["OnFailure", "Never"]),
        containers: z
          .array(
            z.strictObject({
              name,
              image: z.string().min(1),
              command: z.array(z.string()).min(1),
              args: z.array(z.string()),
              resources: z.strictObject({ requests: z.strictObject({ cpu: quantity, memory: quantity }) }),
              volumeMounts: z.array(z.strictObject({ name, mountPath: z.string().startsWith("/") })),
            }),
          )
          .length(1),
        volumes: z.array(z.strictObject({ name, persistentVolumeClaim: z.strictObject({ claimName: name }) })),
      }),
    }),
  }),
});

describe("the Kubernetes job in .readme/clusters.md", () => {
  const manifest = parse(blockWith("yaml", "kind: Job"));
  const job = indexedJob.parse(manifest);

  test("has the fields of an indexed Job and no others", () => {
    expect(indexedJob.safeParse({ ...manifest, spec: { ...manifest.spec, completion: 16 } }).success).toBe(false);
    const { completionMode: _, ...notIndexed } = manifest.spec;
    expect(indexedJob.safeParse({ ...manifest, spec: notIndexed }).success).toBe(false);
    const { containers, volumes } = job.spec.template.spec;
    const mounted = containers.flatMap(({ volumeMounts }) => volumeMounts.map((mount) => mount.name));
    expect(mounted).toEqual(volumes.map((volume) => volume.name));
  });

  test("asks for each shard once, whatever the number of pods at a time, and writes to the shared volume", () => {
    const { completions, parallelism } = job.spec;
    const [{ command, args, volumeMounts }] = job.spec.template.spec.containers;
    expect(parallelism).not.toBe(completions);
    const path = commandThat('echo "$@"');
    const asked = numbers(completions).map((number) => {
      const env = { ...process.env, PATH: `${path}:${process.env.PATH}`, JOB_COMPLETION_INDEX: `${number - 1}` };
      return spawnSync(command[0], [...command.slice(1), ...args], { env, encoding: "utf8" }).stdout;
    });
    const out = volumeMounts[0].mountPath;
    expect(asked).toEqual(
      numbers(completions).map(
        (shard) => `run catfish -n 20000 --workers 2 --out ${out} --shard ${shard}/${completions}\n`,
      ),
    );
  });
});
