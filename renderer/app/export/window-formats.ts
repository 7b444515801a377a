import { exportFormats, type FormatFacts } from '../../../shared/export/formats'
import type { Host } from '../../../shared/host'

/**
 * The formats that are exported from the window: those of everywhere, and PDF, of which the pure core writes the page that the
 * desktop's print engine prints.
 */
export const windowFormats = {
  ...exportFormats,
  pdf: {
    ending: '.pdf',
    holds: 'either',
    load: async () => (await import('../../../shared/export/print-page')).printFormat,
  },
} as const satisfies Readonly<Record<string, FormatFacts>>

/** The id of a format of {@link windowFormats}. */
export type WindowFormat = keyof typeof windowFormats

const late: readonly WindowFormat[] = ['pdf']

/** Their ids, in the order in which they are offered: PDF after the web page, of which it is made. */
export const windowFormatIds: readonly WindowFormat[] = (Object.keys(windowFormats) as readonly WindowFormat[])
  .filter((id) => !late.includes(id))
  .flatMap((id) => (id === 'html' ? [id, ...late] : [id]))

/** Whether a word is the id of a format. */
export const isWindowFormat = (word: string): word is WindowFormat => Object.hasOwn(windowFormats, word)

/** Whether a host can make files of a format: only the desktop has a print engine. */
export const isMadeBy = (host: Host['kind'], format: WindowFormat): boolean => format !== 'pdf' || host === 'electron'
