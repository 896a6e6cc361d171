import { sign, verify, type KeyObject } from "node:crypto";
import type { RegisterName } from "../call.ts";
import type { Head } from "./verify.ts";

/** The newest record at an instant, signed by a key that the database does not have. */
export interface Checkpoint extends Head {
  readonly register: RegisterName;
  readonly at: string;
  readonly signature: string;
}

/** One line of a checkpoint file. */
export function checkpointLine(register: RegisterName, { sequence, hash }: Head, at: Date, key: KeyObject) {
  const point = { register, sequence, hash: hash.toString("hex"), at: at.toISOString() };
  const signature = sign(null, signed(point), key).toString("base64url");
  return `${JSON.stringify({ ...point, signature })}\n`;
}

/** The checkpoints of a file, in the order of their sequence; throws {@link CheckpointFault} for a line nobody signed. */
export function readCheckpoints(text: string, register: RegisterName, key: KeyObject): Checkpoint[] {
  return text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [readCheckpoint(line, index + 1, register, key)]))
    .sort((a, b) => a.sequence - b.sequence);
}

/** A checkpoint that the key has not signed for this register. */
export class CheckpointFault extends Error {
  constructor(line: number) {
    super(`checkpoint ${line} was not signed for this register by this key`);
    this.name = "CheckpointFault";
  }
}

interface Line {
  readonly register: RegisterName;
  readonly sequence: number;
  readonly hash: string;
  readonly at: string;
  readonly signature: string;
}

function readCheckpoint(line: string, number: number, register: RegisterName, key: KeyObject): Checkpoint {
  const read = parsed(line);
  const isOurs =
    read?.register === register && verify(null, signed(read), key, Buffer.from(read.signature, "base64url"));
  if (!isOurs) throw new CheckpointFault(number);
  return { ...read, hash: Buffer.from(read.hash, "hex") };
}

function parsed(line: string): Line | undefined {
  try {
    const read = JSON.parse(line) as Partial<Line> | null;
    return typeof read?.signature === "string" && typeof read.hash === "string" ? (read as Line) : undefined;
  } catch {
    return undefined;
  }
}

const signed = ({ register, sequence, hash, at }: Omit<Line, "signature">): Buffer =>
  Buffer.from(["mekenjai audit checkpoint", register, sequence, hash, at].join("\n"));
