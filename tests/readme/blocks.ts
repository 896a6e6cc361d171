import { readFileSync } from "node:fs";

/** The shell commands of the README, by the heading they stand under. */
export function commandsOf(): Map<string, string[]> {
  const commands = new Map<string, string[]>();
  const [state] = [{ heading: "", block: null as string[] | null }];
  for (const line of readFileSync("README.md", "utf8").split("\n")) {
    if (state.block) {
      if (line !== "```") state.block.push(line);
      else {
        commands.set(state.heading, [...(commands.get(state.heading) ?? []), state.block.join("\n")]);
        state.block = null;
      }
    } else if (line === "```sh") state.block = [];
    else if (line.startsWith("## ")) state.heading = line.slice(3);
  }
  return commands;
}
