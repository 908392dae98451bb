/**
 * Runs in a thread beside the one of the tests, so that that one can wait: hands command lines to the resident process
 * and rings when it has answered. A process that ends over its work is answered for, and the next work gets a new one.
 */
import { fork } from "node:child_process";
import { workerData } from "node:worker_threads";

const { port, bell, program } = workerData;
let resident;

function answer(ended) {
  port.postMessage(ended);
  Atomics.store(bell, 0, 1);
  Atomics.notify(bell, 0);
}

function open() {
  const child = fork(program, { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let error = "";
  child.stderr.on("data", (data) => {
    error += data;
  });
  child.on("message", answer);
  child.on("close", (code) => {
    if (resident !== child) return;
    resident = undefined;
    answer({ code, out: "", error });
  });
  return child;
}

port.on("message", (work) => {
  resident ??= open();
  resident.send(work);
});
