import type { Finding } from '../finding'
import type { EditorialPractice } from '../queries/editorial-practice'
import type { Reading } from '../queries/readings'
import type { Entry } from '../register/entry'
import type { TeiReading } from '../tei/read'
import type { TextFile } from '../text-file'
import type { Transcription } from '../transcription'
import type { PictureOf } from './pictures'
import type { RegisterForm } from './register-lists'

/** Something that a format leaves to the person: one of several values, or yes and no. The window draws it, the command line takes `--set name=value`. */
export type Setting =
  | { readonly kind: 'choice'; readonly name: string; readonly values: readonly string[]; readonly usual: string }
  | { readonly kind: 'switch'; readonly name: string; readonly usual: boolean }

/** What was chosen, by the names of settings; what is missing is as usual. */
export type SettingValues = Readonly<Record<string, string | boolean>>

/** A text that is exported. */
export interface TextToExport extends Transcription {
  /** The transcription's id, which pointers of the register may be scoped to. */
  readonly id: string
  readonly title: string
  /** How the file was encoded that the source was read from; UTF-8 where this is left out. Only TEI of one text is written so. */
  readonly spelling?: Pick<TextFile, 'encoding' | 'bom'>
  /** What was read of the source, where that is still at hand. */
  readonly read?: TeiReading
}

/** What the grammar of an edition lets its files hold; each is asked only where it matters. */
export interface GrammarFacts {
  /** Where the register stands. */
  readonly registerForm: () => RegisterForm
  /** Whether the header may describe calendars. */
  readonly calendars: () => boolean
}

/** What an export is made of. */
export interface ToExport {
  /** One text, or all of an edition in their order. */
  readonly texts: readonly TextToExport[]
  /** What all of them together are called; a text that is exported alone lends its title. */
  readonly title: string
  readonly entries: readonly Entry[]
  /** Which of the readings of the texts is exported. */
  readonly reading: Reading
  /** The day of the export, `2026-01-31`. */
  readonly today: string
  /** How the edition does what editions do in different ways; as Recto begins with where it is left out. */
  readonly practice?: EditorialPractice
  /** The pictures that are at hand for the texts; none where it is left out. */
  readonly pictures?: PictureOf
  /** By the edition's own grammar; that of TEI where it is left out. */
  readonly grammar?: GrammarFacts
}

/** A file that was written. */
export interface ExportedFile {
  /** Its name; in a folder with `/` between the parts. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** What came of an export. */
export interface Exported {
  /** One file, or those of a folder. */
  readonly files: readonly ExportedFile[]
  /** What this format cannot hold, each once with its count: `export-<what>`. */
  readonly findings: readonly Finding[]
}

/** A format that texts are exported in. Bytes out: nothing is known here of windows, files or time. */
export interface ExportFormat {
  /** Under which choices are stored and the command line knows it. */
  readonly id: string
  /** How the name of its file ends: `.html`. */
  readonly ending: string
  /** The media type of its main file (RFC 6838). */
  readonly type: string
  /** Whether it can put an edition into one file, writes one for each text, or is of the edition alone. */
  readonly holds: 'text' | 'edition' | 'either'
  readonly settings: readonly Setting[]
  /** Writes; `progress` hears how far it is, from 0 to 1. Runs in a Worker, and is ended with it. */
  readonly write: (what: ToExport, values: SettingValues, progress: (part: number) => void) => Promise<Exported>
}

/** The value of a setting, as usual where nothing was chosen or what was chosen is not one of its values. */
export function settingValue<S extends Setting>(setting: S, values: SettingValues): S['usual'] {
  const value = values[setting.name]
  if (setting.kind === 'switch') return typeof value === 'boolean' ? value : setting.usual
  return typeof value === 'string' && setting.values.includes(value) ? value : setting.usual
}
