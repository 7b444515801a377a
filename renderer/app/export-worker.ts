import { formats, type FormatId } from '../../shared/export'
import { knowsCalendars, registerFormOf } from '../../shared/queries/register-form'
import type { Entry } from '../../shared/register/entry'
import { registerIndex } from '../../shared/register/links'
import { schema } from '../../shared/schema'
import { encodeTextFile, type TextFile } from '../../shared/text-file'
import type { GrammarFiles } from './mirror/checked'
import { GrammarShelf } from './mirror/grammar-shelf'

/** What is to be written. */
export interface TextToWrite {
  readonly format: FormatId
  /** The doc as JSON text. */
  readonly doc: string
  /** The file that the text was read from; a TEI file lends its source to the TEI that is written. */
  readonly original: { readonly format: 'plain-text' | 'tei'; readonly file: TextFile } | null
  /** The register of its edition, whose entries TEI is written with; `null` where there is none. */
  readonly register: RegisterOfText | null
}

/** The register that a text belongs to. */
export interface RegisterOfText {
  readonly entries: readonly Entry[]
  /** The transcription. */
  readonly text: string
  /** The grammar of its edition, which says where entries may stand; `null` for that of TEI. */
  readonly grammar: GrammarFiles | null
}

/** What was written. */
export interface TextWritten {
  readonly bytes: Uint8Array
  /** How many characters the encoding lacks and that were written as “?”. */
  readonly lacking: number
}

function write({ format, doc: json, original, register }: TextToWrite): TextWritten {
  const doc = schema.nodeFromJSON(JSON.parse(json))
  const same = original !== null && (original.format === 'tei') === (format === 'tei')
  const source = same ? original.file : null
  const options = register === null ? {} : withGrammar(register)
  const text = formats[format].write({ doc, source: format === 'tei' ? (source?.text ?? null) : null }, options)
  let lacking = 0
  const question = () => {
    lacking += 1
    return '?'
  }
  // TEI has references for what an encoding lacks.
  const bytes = encodeTextFile({ ...spelling(source), text }, format === 'tei' ? undefined : question)
  return { bytes, lacking }
}

/** How TEI is written by the grammar of its edition, which is read only where that matters. */
function withGrammar({ entries, text, grammar }: RegisterOfText) {
  const read = () => (grammar === null ? null : new GrammarShelf().get(grammar).grammar)
  const form = () => {
    const own = read()
    return own === null ? ('stand-off' as const) : registerFormOf(own)
  }
  const calendars = () => {
    const own = read()
    return own === null || knowsCalendars(own)
  }
  return { register: { register: registerIndex(entries), text, form }, calendars }
}

/** The encoding of the file it came from, else UTF-8. */
function spelling(source: TextFile | null): Pick<TextFile, 'encoding' | 'bom'> {
  return source === null ? { encoding: 'utf-8', bom: false } : { encoding: source.encoding, bom: source.bom }
}

addEventListener('message', ({ data }: MessageEvent<TextToWrite>) => {
  postMessage(write(data))
})
