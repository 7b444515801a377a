import type { EditionRow, TranscriptionRow } from '../../store/rows'

/** What is exported: a text, for which all of its edition may be chosen, or an edition from where it stands. */
export type ExportSubject =
  | { readonly kind: 'text'; readonly transcription: TranscriptionRow }
  | { readonly kind: 'edition'; readonly edition: EditionRow }

/** The id of the edition that it is, or belongs to. */
export function editionOf(subject: ExportSubject): string {
  return subject.kind === 'edition' ? subject.edition.id : subject.transcription.edition
}

/** What it is called. */
export function nameOf(subject: ExportSubject): string {
  return subject.kind === 'edition' ? subject.edition.name : subject.transcription.title
}
