/**
 * How the names of a format's files end, by the format's id, under which choices are stored and the command line knows
 * it. Apart from the writers, so that who only names the formats need not load them.
 */
export const endings = { tei: '.xml', txt: '.txt' } as const

/** The id of a format. */
export type FormatId = keyof typeof endings

/** The ids of all formats, in the order in which they are offered. */
export const formatIds = Object.keys(endings) as readonly FormatId[]
