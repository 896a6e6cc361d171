// A process that starts or joins the embedded PostgreSQL of a data folder, says so in one line, and stays until its
// input ends; `node holder.ts <data folder>`.
import { startEmbedded } from "../../subgraphs/shared/database/embedded.ts";

const [, , dataDir = ""] = process.argv;
const started = performance.now();
const embedded = await startEmbedded({ dataDir, settings: { fsync: "off" } });
const took = Math.round(performance.now() - started);
process.stdout.write(`${JSON.stringify({ url: embedded.url("postgres"), joined: embedded.joined, took })}\n`);
process.stdin.resume().once("end", () => void embedded.stop());
