// Programs that are started as a group of their own, so that all of a browser can be ended at once.
import { spawn } from "node:child_process";

const kPatienceMs = 60000;
const running = new Set();

// Returns { found(pattern), lines(), kill() }: found waits for what the program prints, kill is SIGKILL to all of it.
export function launch(program, args, { env = {} } = {}) {
  const child = spawn(program, args, { detached: true, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  let text = "";
  const listeners = new Set();
  const ended = new Promise((done) => {
    child.once("close", done);
    child.once("error", (error) => { text += String(error); done(); });
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part) => {
      text += part;
      for (const listener of listeners) listener();
    });
  }

  const group = {
    lines: () => text.split("\n"),
    found: (pattern) => new Promise((done, failed) => {
      const timer = setTimeout(() => failed(new Error(`${program} never said ${pattern}: ${text.slice(-2000)}`)), kPatienceMs);
      const look = () => {
        const match = pattern.exec(text);
        if (!match) return;
        listeners.delete(look);
        clearTimeout(timer);
        done(match);
      };
      listeners.add(look);
      look();
      ended.then(() => {
        clearTimeout(timer);
        failed(new Error(`${program} ended: ${text.slice(-2000)}`));
      });
    }),
    kill: async () => {
      running.delete(group);
      try { process.kill(-child.pid, "SIGKILL"); } catch (error) { if (error.code !== "ESRCH") throw error; }
      await ended;
    },
    kill_now: () => { try { process.kill(-child.pid, "SIGKILL"); } catch { /* it is gone */ } },
  };
  running.add(group);
  return group;
}

// Whatever happens to this program, no browser stays behind.
process.on("exit", () => { for (const group of running) group.kill_now(); });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
