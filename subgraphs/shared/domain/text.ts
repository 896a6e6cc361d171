/** One text in the three languages of the service. */
export interface Text {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}
