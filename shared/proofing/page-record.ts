/** A round of proofreading of an edition. */
export interface Round {
  readonly id: string
  /** What the person called it; `null` for the name that the interface gives it. */
  readonly name: string | null
}

/** What was said of a page in a round, last. */
export interface PageMark {
  readonly round: string
  readonly done: boolean
  /** Who said so, as the person wrote it in the settings; `''` where nobody was named. */
  readonly by: string
  /** Milliseconds since 1970, UTC, by the clock of the machine. */
  readonly at: number
}

/** Which image shows a page, and how it is to be looked at. */
export interface PageImage {
  /** The id of the image. */
  readonly image: string
  /** Clockwise, in degrees. */
  readonly turned: 0 | 90 | 180 | 270
}

/**
 * What the edition knows of a page beside the text: its marks and its image. A page is known by its place in the order of the text's page
 * breaks and by its number; so records are aligned with the breaks when a text is opened (`align-pages.ts`), and follow them
 * while it is edited.
 */
export interface PageRecord {
  readonly id: string
  /** The number of the page break as it was seen last. */
  readonly n: string
  /** One for each round at most. */
  readonly marks: readonly PageMark[]
  readonly image: PageImage | null
}
