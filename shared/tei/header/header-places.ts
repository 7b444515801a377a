import type { HeaderTexts } from './header-fields'

/** An element on the way to a field: one of several names (the first is the one that is made), and what it must be like. */
export interface Step {
  readonly names: readonly string[]
  readonly attributes?: Readonly<Record<string, string>>
  /** What it may not stand before, where it has to be made; left out: it stands last. */
  readonly before?: readonly string[]
  /** It is another one, where it holds one of these. */
  readonly without?: readonly string[]
  /** What an element of some name must hold to be the one that is meant. */
  readonly holding?: Readonly<Record<string, string>>
  /** The name under which it is made beside other elements, where that must be another. */
  readonly beside?: string
}

/** What has to be true of a header before something is made in it. */
export type Need = 'agency' | 'room-for-publisher' | 'room-for-description'

/** Where a field stands: the element at the end of the steps, or an attribute of it. */
export interface Place {
  readonly steps: readonly Step[]
  readonly attribute?: string
  /** What an element holds that is made for its attribute alone, where it may not be empty. */
  readonly filling?: string
  readonly need?: Need
}

const step = (name: string, before: readonly string[] = []): Step => ({ names: [name], before })
const paragraphs = ['p', 'ab']

export const fileDesc = step('fileDesc', ['encodingDesc', 'profileDesc', 'xenoData', 'revisionDesc'])
export const titleStmt = step('titleStmt', [
  'editionStmt',
  'extent',
  'publicationStmt',
  'seriesStmt',
  'notesStmt',
  'sourceDesc',
])
export const publicationStmt = step('publicationStmt', ['seriesStmt', 'notesStmt', 'sourceDesc'])
export const profileDesc = step('profileDesc', ['xenoData', 'revisionDesc'])
export const revisionDesc = step('revisionDesc')

/** What of a publication says who answers for it (TEI P5, model.publicationStmtPart.agency). */
export const agencies = ['publisher', 'distributor', 'authority']

const availability = step('availability')
const licence: Step = { names: ['licence', 'license'] }
const seriesStmt: Step = { names: ['seriesStmt'], before: ['notesStmt', 'sourceDesc'], without: paragraphs }
const identifier: readonly Step[] = [
  fileDesc,
  { names: ['sourceDesc'], without: paragraphs },
  { names: ['msDesc', 'bibl'], holding: { bibl: 'msIdentifier' } },
  step('msIdentifier', ['head', 'msContents', 'physDesc', 'history', 'additional', 'msPart', 'msFrag', ...paragraphs]),
]
const afterIdno = ['idno', 'msName', 'objectName', 'altIdentifier']
const action = (type: string): readonly Step[] => [
  profileDesc,
  { names: ['correspDesc'], without: paragraphs },
  { names: ['correspAction'], attributes: { type }, without: paragraphs },
]
const correspondent: Step = {
  names: ['name', 'persName', 'orgName', 'rs'],
  before: ['placeName', 'settlement', 'date', 'note'],
}
const placeName: Step = { names: ['placeName', 'settlement'], before: ['date', 'note'] }

/** Where each field stands (TEI P5, chapters 2.2, 2.4, 2.6 and 10.4). */
export const places: Readonly<Record<keyof HeaderTexts, Place>> = {
  title: {
    steps: [
      fileDesc,
      titleStmt,
      step('title', ['author', 'editor', 'respStmt', 'funder', 'principal', 'sponsor', 'meeting']),
    ],
  },
  series: { steps: [fileDesc, seriesStmt, step('title', ['author', 'editor', 'respStmt', 'idno', 'biblScope'])] },
  publisher: {
    steps: [
      fileDesc,
      publicationStmt,
      step('publisher', [...agencies, 'address', 'date', 'pubPlace', 'idno', 'availability', 'ptr', 'ref']),
    ],
    need: 'room-for-publisher',
  },
  published: { steps: [fileDesc, publicationStmt, step('date')], need: 'agency' },
  licence: { steps: [fileDesc, publicationStmt, availability, licence], need: 'agency' },
  licenceTarget: { steps: [fileDesc, publicationStmt, availability, licence], attribute: 'target', need: 'agency' },
  access: {
    steps: [fileDesc, publicationStmt, availability],
    ...{ attribute: 'status', filling: '<p/>', need: 'agency' },
  },
  source: {
    steps: [
      fileDesc,
      step('sourceDesc'),
      { names: ['p', 'ab', 'bibl', 'biblStruct', 'biblFull'], without: ['msIdentifier'], beside: 'bibl' },
    ],
  },
  settlement: {
    steps: [...identifier, step('settlement', ['institution', 'repository', 'collection', ...afterIdno])],
    need: 'room-for-description',
  },
  repository: {
    steps: [...identifier, step('repository', ['collection', ...afterIdno])],
    need: 'room-for-description',
  },
  shelfMark: {
    steps: [...identifier, step('idno', ['msName', 'objectName', 'altIdentifier'])],
    need: 'room-for-description',
  },
  sender: { steps: [...action('sent'), correspondent] },
  senderRef: { steps: [...action('sent'), correspondent], attribute: 'ref' },
  recipient: { steps: [...action('received'), correspondent] },
  recipientRef: { steps: [...action('received'), correspondent], attribute: 'ref' },
  place: { steps: [...action('sent'), placeName] },
  placeRef: { steps: [...action('sent'), placeName], attribute: 'ref' },
  date: { steps: [...action('sent'), step('date', ['note'])] },
  when: { steps: [...action('sent'), step('date', ['note'])], attribute: 'when' },
  status: { steps: [revisionDesc], attribute: 'status', filling: '<change/>' },
}
