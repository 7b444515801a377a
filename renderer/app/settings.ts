import type { Recording } from '../../shared/commands/record-correction'
import type { Theme } from '../../shared/host'
import type { CompareLayout } from '../compare/compare-layout'
import { plainLook, readLook, type ImageLook } from '../page-image/image-look'
import { Cell } from './cell'
import { noExports, readExports, type RememberedExports } from './export/export-choice'
import { readSearches, type EditionSearch } from './find-replace/edition-search'
import { readTagColours, type TagColours } from './tagging/colours/tag-colours'

/** How the person has set up the interface. */
export interface SettingValues {
  readonly theme: Theme
  /** Whether the left column is shown. */
  readonly side: boolean
  /** Whether the right column is shown. */
  readonly inspector: boolean
  /** The size of the text in percent. */
  readonly zoom: number
  /** The share of the middle that the text has beside its XML, in percent. */
  readonly xmlShare: number
  /** Whether the image of the page is shown with the text, above it rather than beside it, and with a band over the line. */
  readonly imageShown: boolean
  readonly imageStacked: boolean
  readonly imageGuide: boolean
  /** The share that the text has beside the image, in percent. */
  readonly imageShare: number
  readonly imageLook: ImageLook
  /** Whether the text as its readers get it is shown beside it, and the share that the text has then, in percent. */
  readonly previewShown: boolean
  readonly previewShare: number
  readonly sort: LibrarySort
  readonly compareLayout: CompareLayout
  /** Whether tags are shown in the text; else it reads as a page. */
  readonly tags: boolean
  /** Which reading of a text is shown: the name of a preset, or the id of one of the edition's own. */
  readonly reading: string
  /** Whether corrections are recorded as interventions, and as which. */
  readonly recording: 'off' | Recording['kind']
  /** Which of the two was recorded last, to be turned on again. */
  readonly recordAs: Recording['kind']
  /** Whether punctuation is said where the text is read aloud. */
  readonly readPunctuation: boolean
  /** How fast it is read aloud: 1 is the voice's own pace. */
  readonly readRate: number
  /** The colours of tags that the person has set, by their kind. */
  readonly tagColours: TagColours
  /** The parts of the left column of which only the heading is shown. */
  readonly folded: readonly SidePart[]
  /** Who is responsible for tags (`@resp`), as it was given last; empty where it never was. */
  readonly responsible: string
  /** Who marks pages as done, as it was asked once; `null` until then. */
  readonly proofreader: string | null
  /** The rounds of proofreading that were chosen to be worked on, by the id of the edition. */
  readonly chosenRounds: Readonly<Record<string, string>>
  /** Whether suggestions are worked out and shown; `unset` until the person asks for them for the first time. */
  readonly suggestions: 'unset' | 'on' | 'off'
  /** Whether taking a name that the register does not have makes its entry at once, without asking. */
  readonly suggestedEntries: boolean
  /** Whether texts are proofread and doubtful places marked. */
  readonly proofing: boolean
  /** What was looked for in editions, the last first. */
  readonly searches: readonly EditionSearch[]
  /** How texts were exported last. */
  readonly exports: RememberedExports
}

/** In which order the editions stand. */
export type LibrarySort = 'changed' | 'name' | 'created'

/** The parts of the left column, from top to bottom. */
export const sideParts = ['transcriptions', 'pages', 'outline'] as const

/** A part of the left column. */
export type SidePart = (typeof sideParts)[number]

/** The sizes of the text, in percent. */
export const zooms = [70, 80, 90, 100, 110, 125, 150, 175, 200] as const

const initial: SettingValues = {
  theme: 'system',
  side: true,
  inspector: true,
  zoom: 100,
  xmlShare: 50,
  imageShown: false,
  imageStacked: false,
  imageGuide: true,
  imageShare: 52,
  imageLook: plainLook,
  previewShown: false,
  previewShare: 54,
  sort: 'changed',
  compareLayout: 'inline',
  tags: true,
  reading: 'all',
  recording: 'off',
  recordAs: 'correction',
  readPunctuation: false,
  readRate: 1,
  tagColours: {},
  folded: [],
  responsible: '',
  proofreader: null,
  chosenRounds: {},
  suggestions: 'unset',
  suggestedEntries: false,
  proofing: true,
  searches: [],
  exports: noExports,
}
const key = 'recto-settings'

/** The person's settings, kept by the browser. They are no work: where they cannot be kept, they last until the end. */
export class Settings extends Cell<SettingValues> {
  constructor() {
    super(stored())
  }

  /** Changes some settings and keeps them. */
  override set(change: Partial<SettingValues>): void {
    const values = { ...this.get(), ...change }
    super.set(values)
    try {
      localStorage.setItem(key, JSON.stringify(values))
    } catch {
      return
    }
  }
}

function stored(): SettingValues {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof value === 'object' && value !== null ? checked(value) : initial
  } catch {
    return initial
  }
}

function checked({
  theme,
  side,
  inspector,
  zoom,
  xmlShare,
  imageShown,
  imageStacked,
  imageGuide,
  imageShare,
  imageLook,
  previewShown,
  previewShare,
  sort,
  compareLayout,
  tags,
  reading,
  recording,
  recordAs,
  readPunctuation,
  readRate,
  tagColours,
  folded,
  responsible,
  proofreader,
  chosenRounds,
  suggestions,
  suggestedEntries,
  proofing,
  searches,
  exports,
}: Partial<SettingValues>): SettingValues {
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    side: side !== false,
    inspector: inspector !== false,
    zoom: zooms.find((one) => one === zoom) ?? initial.zoom,
    xmlShare: typeof xmlShare === 'number' && xmlShare > 0 && xmlShare < 100 ? xmlShare : initial.xmlShare,
    imageShown: imageShown === true,
    imageStacked: imageStacked === true,
    imageGuide: imageGuide !== false,
    imageShare: typeof imageShare === 'number' && imageShare > 0 && imageShare < 100 ? imageShare : initial.imageShare,
    imageLook: readLook(imageLook),
    previewShown: previewShown === true,
    previewShare:
      typeof previewShare === 'number' && previewShare > 0 && previewShare < 100 ? previewShare : initial.previewShare,
    sort: sort === 'name' || sort === 'created' ? sort : 'changed',
    compareLayout: compareLayout === 'beside' ? 'beside' : 'inline',
    tags: tags !== false,
    reading: typeof reading === 'string' ? reading : initial.reading,
    recording: recording === 'correction' || recording === 'regularisation' ? recording : 'off',
    recordAs: recordAs === 'regularisation' ? recordAs : 'correction',
    readPunctuation: readPunctuation === true,
    readRate: typeof readRate === 'number' && readRate >= 0.5 && readRate <= 2 ? readRate : initial.readRate,
    tagColours: readTagColours(tagColours),
    folded: sideParts.filter((part) => Array.isArray(folded) && folded.includes(part)),
    responsible: typeof responsible === 'string' ? responsible : '',
    proofreader: typeof proofreader === 'string' ? proofreader : null,
    chosenRounds: readChosen(chosenRounds),
    suggestions: suggestions === 'on' || suggestions === 'off' ? suggestions : 'unset',
    suggestedEntries: suggestedEntries === true,
    proofing: proofing !== false,
    searches: readSearches(searches),
    exports: readExports(exports),
  }
}

function readChosen(value: unknown): SettingValues['chosenRounds'] {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, unknown>>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}
