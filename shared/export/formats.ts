import type { ExportFormat } from './format'

/** What is known of a format before it is loaded. */
export interface FormatFacts {
  readonly ending: string
  readonly holds: ExportFormat['holds']
  readonly load: () => Promise<ExportFormat>
}

/** The formats that texts are exported in, in the order in which they are offered. Writers are loaded when they are wanted. */
export const exportFormats = {
  tei: { ending: '.xml', holds: 'either', load: async () => (await import('./tei-format')).teiFormat },
  html: { ending: '.html', holds: 'either', load: async () => (await import('./html')).htmlFormat },
  docx: { ending: '.docx', holds: 'either', load: async () => (await import('./docx')).docxFormat },
  epub: { ending: '.epub', holds: 'either', load: async () => (await import('./epub')).epubFormat },
  txt: { ending: '.txt', holds: 'text', load: async () => (await import('./txt')).txtFormat },
  md: { ending: '.md', holds: 'text', load: async () => (await import('./md')).mdFormat },
  csv: { ending: '.csv', holds: 'edition', load: async () => (await import('./csv')).csvFormat },
  json: { ending: '.json', holds: 'edition', load: async () => (await import('./json')).jsonFormat },
  annotations: {
    ending: '.jsonld',
    holds: 'edition',
    load: async () => (await import('./annotations')).annotationsFormat,
  },
} as const satisfies Readonly<Record<string, FormatFacts>>

/** The id of a format of {@link exportFormats}. */
export type ExportId = keyof typeof exportFormats

/** The ids of all formats, in the order in which they are offered. */
export const exportIds = Object.keys(exportFormats) as readonly ExportId[]

/** Whether a word is the id of a format. */
export const isExportId = (word: string): word is ExportId => Object.hasOwn(exportFormats, word)
