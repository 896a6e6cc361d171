/**
 * The advisory locks of this project that have one number, in one place, so that no two mean the same. Registration
 * also takes pairs (1414 to 1416, `registration/data/locks.ts`), which PostgreSQL keeps apart from these.
 */
export const locks = {
  /** While roles and databases are made. */
  provision: 7_310_000,
  migrate: 7_310_001,
  /** Whoever holds it does registration's own work. */
  registrationWork: 7_310_010,
  /** While the newest record of the audit is signed. */
  checkpoint: 7_310_011,
  seed: 7_310_100,
  pastApplications: 7_310_101,
} as const;
