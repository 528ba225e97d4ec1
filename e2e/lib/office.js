// An office served by the real binary on a folder of its own, gone when the test is over.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, existsSync, cpSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const BINARY = resolve(
  process.env.SCRUTINEER_BIN ?? join(import.meta.dirname, "../../target/release/scrutineer"),
);
/** The password of every account of the demonstration. */
export const PASSWORD = "demonstration of Santa Luz";

if (!existsSync(BINARY)) throw new Error(`${BINARY} is not there: cargo build --release -p cli`);

/** Runs a command of the program to its end. */
export function scrutineer(args, input = "") {
  const done = spawnSync(BINARY, args, { input, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`scrutineer ${args.join(" ")}: ${done.stderr}`);
  return done.stdout;
}

let demonstration;
/** A small demonstration, made once and copied for everyone who wants one. */
function demonstrationFolder() {
  if (process.env.SCRUTINEER_DEMO) return process.env.SCRUTINEER_DEMO;
  if (!demonstration) {
    const made = mkdtempSync(join(tmpdir(), "scrutineer-e2e-"));
    process.on("exit", () => rmSync(made, { recursive: true, force: true }));
    demonstration = join(made, "demo");
    scrutineer(["demo", "--voters", "20000", "--lines", "600", "--no-serve", "--dir", demonstration]);
  }
  return demonstration;
}

/** Serves an empty folder, a copy of the demonstration, or again the folder of an office that was stopped. */
export async function serve({ demo = false, log = false, again } = {}) {
  const root = again ? join(again.data, "..") : mkdtempSync(join(tmpdir(), "scrutineer-e2e-"));
  const data = join(root, "data");
  if (demo) cpSync(demonstrationFolder(), data, { recursive: true });
  const wishes = ["--listen", "127.0.0.1:0", "--zone", "America/Los_Angeles", ...(log ? ["--log"] : [])];
  const child = spawn(BINARY, ["serve", "--data", data, ...wishes]);
  let said = "";
  const address = await new Promise((done, failed) => {
    const hear = (text) => {
      said += text;
      const open = said.match(/Open (http\S+) in a browser/);
      if (open) done(open[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("exit", (code) => failed(new Error(`scrutineer serve ended with ${code}: ${said}`)));
  });
  const ended = new Promise((done) => child.on("exit", (code, signal) => done({ code, signal })));
  return {
    address,
    data,
    said: () => said,
    /** Asks it to stop, as systemd would; gives how it ended. */
    stop() {
      child.kill("SIGTERM");
      return ended;
    },
    async close() {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 12_000);
      await ended;
      clearTimeout(late);
      rmSync(root, { recursive: true, force: true });
    },
  };
}
