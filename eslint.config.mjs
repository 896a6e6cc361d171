import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const source = ["gateway/**/*.ts", "subgraphs/**/*.ts", "seeds/**/*.ts"];

// A person's number written into the source could be a living person's. Invented ones have century digit 0 (the 7th).
const day = "[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])";
const livingNumber = `/(^|[^0-9])${day}[1-9][0-9]{5}([^0-9]|$)/`;
const message =
  "Twelve digits that could be a living person's IIN: invented numbers have 0 as their seventh digit.";
const noRealNumbers = [
  { selector: `Literal[value=${livingNumber}]`, message },
  { selector: `TemplateElement[value.raw=${livingNumber}]`, message },
];

export default defineConfig(
  { ignores: ["node_modules/", ".stryker-tmp/", ".data*/", "coverage/", "**/generated.ts"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Field names of messages and headers are not ours to choose, and tsconfig asks for brackets on index signatures.
      "@typescript-eslint/dot-notation": "off",
      // A resolver or an adapter keeps the shape its port gives, whether or not it waits for anything.
      "@typescript-eslint/require-await": "off",
      // `return answer(…)` ends a function by what answers; and what looks like a method here is a closure without `this`.
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/unbound-method": "off",
      // An empty text is often one that was not given.
      "@typescript-eslint/prefer-nullish-coalescing": [
        "error",
        { ignorePrimitives: { string: true, number: true } },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { ignoreRestSiblings: true, argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      // graphql's enums are texts, and its documentation compares them with texts.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // Texts are read by code point here, never by what a reader sees as one character.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      "no-console": "error",
      "no-restricted-syntax": ["error", ...noRealNumbers],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: source,
    rules: {
      "max-lines": ["error", { max: 200 }],
      "max-lines-per-function": ["warn", { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ["warn", 16],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Chance is an argument, or comes from node:crypto." },
      ],
    },
  },
  // Tables of texts and of the invented country are as long as they are.
  {
    files: [
      "**/text/*.ts",
      "**/texts/*.ts",
      "**/domain/*Texts.ts",
      "seeds/cast/*.ts",
      "seeds/dictionaries/*.ts",
    ],
    rules: { "max-lines": "off" },
  },
  // The program's own voice: the commands print, everything else logs.
  { files: ["gateway/cli/*.ts", "gateway/main.ts", "tests/bench/**/*.ts"], rules: { "no-console": "off" } },
  {
    files: ["tests/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
);
