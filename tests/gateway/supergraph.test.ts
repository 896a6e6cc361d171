import { expect, test } from "vitest";
import { composeSupergraph } from "../../gateway/supergraph.ts";

test("registers that contradict each other are told all at once", () => {
  const parts = [
    { name: "a", url: "http://a", sdl: "type Query { x: Int y: Int }" },
    { name: "b", url: "http://b", sdl: "type Query { x: String y: String }" },
  ];
  expect(() => composeSupergraph(parts)).toThrow(/Query\.x[\s\S]*Query\.y/);
});
