/** Says in a sentence what nothing else in the program could say any more, so that it never ends with a trace or without a word. */
export interface LastResort {
  /** The program has ended as it should. */
  readonly isDone: () => void;
  readonly say: (error: unknown) => void;
}

/** Exit code of a program that failed, as in `exit.ts`, of which nothing can be loaded here. */
const FAILED = 3;
/** That of a request that cannot be met here and now. */
const WRONG_REQUEST = 2;

/** With which Node ends a program that waits for what cannot come any more. */
const UNSETTLED = 13;

export function lastResort(): LastResort {
  let isSaid = false;
  const say = (error: unknown): void => {
    if (!isSaid) process.stderr.write(`${sentence(error)}\n`);
    isSaid = true;
    process.exitCode = isForWantOfFiles(error) || isNowhere(error) ? WRONG_REQUEST : FAILED;
    if (process.env.CATFISH_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  };
  const onExit = (): void => {
    if (!isSaid && process.exitCode === UNSETTLED) say(new Error("something that was waited for never came"));
  };
  process.on("exit", onExit);
  process.on("uncaughtException", (error) => {
    say(error);
    process.exit();
  });
  return { isDone: () => process.off("exit", onExit), say };
}

function sentence(error: unknown): string {
  if (isForWantOfFiles(error)) {
    return "Too many files are open for catfish to start: raise the limit, e.g. ulimit -n 1024, and run it again.";
  }
  if (isNowhere(error)) return "The folder that this command was given in is gone: give it in another one.";
  const message = error instanceof Error ? error.message : String(error);
  return `catfish failed: ${message.split("\n", 1)[0].replace(/\p{Cc}/gu, "?")}. Run it again with CATFISH_DEBUG=1 and report what it prints.`;
}

function isForWantOfFiles(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EMFILE" || error.code === "ENFILE");
}

/** Whether the working folder was removed. */
function isNowhere(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "uv_cwd";
}
