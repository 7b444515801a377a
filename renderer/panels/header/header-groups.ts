import type { HeaderFields } from '../../../shared/tei/header'

/** The name of a field of the form. */
export type FieldName = keyof HeaderFields

/** A part of the form: the fields that are of one thing. */
export interface FieldGroup {
  readonly name: 'text' | 'sending' | 'source' | 'edition' | 'publication' | 'work'
  readonly fields: readonly FieldName[]
}

/** The groups of the form of one text. */
export const headerGroups: readonly FieldGroup[] = [
  { name: 'text', fields: ['title', 'authors', 'languages'] },
  {
    name: 'sending',
    fields: ['sender', 'senderRef', 'recipient', 'recipientRef', 'place', 'placeRef', 'date', 'when'],
  },
  { name: 'source', fields: ['source', 'settlement', 'repository', 'shelfMark'] },
  { name: 'edition', fields: ['series', 'editors'] },
  { name: 'publication', fields: ['publisher', 'published', 'licence', 'licenceTarget', 'access'] },
  { name: 'work', fields: ['status', 'revisions'] },
]

/** The groups of what all texts of an edition can share. */
export const editionGroups: readonly FieldGroup[] = [
  { name: 'edition', fields: ['series', 'editors'] },
  { name: 'publication', fields: ['publisher', 'published', 'licence', 'licenceTarget', 'access', 'status'] },
  { name: 'source', fields: ['settlement', 'repository'] },
  { name: 'text', fields: ['languages'] },
]

/** Fields that hold long texts. */
export const longFields: ReadonlySet<FieldName> = new Set(['title', 'source', 'licence'])

/** The keys of the items of each list, in the order of the form. */
export const itemKeys = {
  authors: ['name', 'ref'],
  editors: ['name', 'share', 'ref'],
  languages: ['ident', 'name'],
  revisions: ['when', 'who', 'words'],
} as const

/** The name of a field that is a list. */
export type ListName = keyof typeof itemKeys

/** Whether a field is a list. */
export function isList(name: FieldName): name is ListName {
  return name in itemKeys
}

/** What can be said of a status and of who may have the text. */
export const fieldChoices = {
  access: ['free', 'restricted', 'unknown'],
  status: ['draft', 'unfinished', 'proposed', 'submitted', 'approved', 'candidate', 'published', 'withdrawn'],
} as const
