import { RegisterSilent } from "../../shared/register.ts";

/** What a register said, with the instant and its own reference; or "silent": then nothing is known. */
export type Told<Value> =
  { readonly value: Value; readonly readAt: string; readonly reference: string } | "silent";

/** Silence becomes a value here, and only silence: any other fault is ours and goes on as such. */
export async function toldOrSilent<Value>(
  question: () => Promise<Exclude<Told<Value>, "silent">>,
): Promise<Told<Value>> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof RegisterSilent) return "silent";
    throw error;
  }
}
