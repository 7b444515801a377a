/**
 * The ways to show a text that has recorded interventions: all that stands in it, as it was written, corrected, or corrected and
 * with its abbreviations expanded. What they hide is said by `editor/readings.css`.
 */
export const readings = ['all', 'written', 'corrected', 'expanded'] as const

/** One of {@link readings}. */
export type Reading = (typeof readings)[number]
