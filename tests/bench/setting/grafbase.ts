import { spawn } from "node:child_process";
import { chmodSync, readdirSync } from "node:fs";
import { resolve } from "node:path";

/** Runs the program of the npm package `grafbase` for this platform, and ends with it. */
const [gateway = "", overrides = "", port = "", peers = ""] = process.argv.slice(2);
const platforms = resolve(peers, "node_modules/@grafbase");
const [platform] = readdirSync(platforms).filter((name) => name.startsWith("cli-"));
if (platform === undefined) throw new Error("grafbase has no program for this platform");
const program = resolve(platforms, platform, "grafbase");
chmodSync(program, 0o755);
const child = spawn(
  program,
  ["--home", resolve(gateway, ".."), "dev", "-c", gateway, "-o", overrides, "-p", port],
  {
    stdio: "inherit",
  },
);
child.on("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => child.kill(signal));
