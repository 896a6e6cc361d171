/** The ages at which the law changes for a person, in full years. */
export const ages = {
  /** From here on registered separately from the representatives (Civil Code, article 16). */
  registeredSeparately: 14,
  /** From here on nobody acts as a parent. */
  full: 18,
} as const;
