/** The arrows of the architecture: whoever may import whom. What is not allowed here fails `npm run boundaries`. */
const registers = "population|property|rental|registration";

const tests = {
  name: "nothing-imports-tests",
  comment: "The program knows nothing of its tests.",
  severity: "error",
  from: { pathNot: "^tests/" },
  to: { path: "^tests/" },
};

const domain = [
  {
    name: "domain-is-pure",
    comment:
      "domain/ imports domain/ only: no clock, no database, no GraphQL, no package, nothing of Node. (The words of a call are types.)",
    severity: "error",
    from: { path: "^subgraphs/[^/]+/domain/" },
    to: { pathNot: "^subgraphs/([^/]+/domain/|shared/call\\.ts$)" },
  },
  {
    name: "domain-of-its-own-register",
    comment: "A register's rules read its own domain and the shared one.",
    severity: "error",
    from: { path: `^subgraphs/([^/]+)/domain/` },
    to: { path: `^subgraphs/(?:${registers})/domain/`, pathNot: "^subgraphs/$1/" },
  },
];

const rooms = [
  {
    name: "registers-do-not-know-each-other",
    comment: "A register asks another through GraphQL, by its port; it never imports it.",
    severity: "error",
    from: { path: `^subgraphs/(${registers})/` },
    to: { path: `^subgraphs/(?:${registers})/`, pathNot: "^subgraphs/$1/" },
  },
  {
    name: "registers-do-not-know-the-house",
    comment: "A register imports subgraphs/shared and itself: it runs alone as well as inside the gateway.",
    severity: "error",
    from: { path: `^subgraphs/(?:${registers}|shared)/` },
    to: { path: "^(gateway|seeds)/" },
  },
  {
    name: "shared-knows-no-register",
    severity: "error",
    from: { path: "^subgraphs/shared/" },
    to: { path: `^subgraphs/(?:${registers})/` },
  },
  {
    name: "one-front-door-per-register",
    comment: "The gateway imports a register's index.ts and nothing deeper.",
    severity: "error",
    from: { path: "^gateway/", pathNot: "^gateway/cli/import\\.ts$" },
    to: { path: `^subgraphs/(?:${registers})/`, pathNot: "^subgraphs/[^/]+/index\\.ts$" },
  },
  {
    name: "import-uses-its-own-door",
    comment: "The import command loads records without opening a register: that is importRecords.ts.",
    severity: "error",
    from: { path: "^gateway/cli/import\\.ts$" },
    to: { path: `^subgraphs/(?:${registers})/`, pathNot: "^subgraphs/[^/]+/(index|importRecords)\\.ts$" },
  },
];

const layers = [
  {
    name: "the-engine-stands-alone",
    comment: "The engine knows transports and the schema, not the server in front of it.",
    severity: "error",
    from: { path: "^gateway/(engine|transport)/" },
    to: { path: "^gateway/", pathNot: "^gateway/(engine|transport)/" },
  },
  {
    name: "no-circles",
    severity: "error",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
];

export default {
  forbidden: [tests, ...domain, ...rooms, ...layers],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/generated\\.ts$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
