import { editionFileVersion } from './edition-file'
import { images, pageRecords, rounds } from './proofing-parts'
import {
  anything,
  count,
  fields,
  list,
  number,
  oneOf,
  optional,
  orNull,
  text,
  values,
  wrong,
  type Shape,
  type Shaped,
} from './shapes'

const version = fields({
  id: text,
  why: oneOf('began', 'interval', 'before-act', 'before-restore', 'named', 'taken-in', 'saved', 'round'),
  name: orNull(text),
  act: orNull(fields({ code: text, values })),
  at: number,
  root: text,
  schema: count,
  original: orNull(text),
  words: number,
  pages: number,
})

const format = oneOf('plain-text', 'tei')

const transcription = fields({
  id: text,
  title: text,
  position: number,
  created: number,
  changed: number,
  pages: number,
  words: number,
  // What a newer format is called matters little: the text is there as TEI.
  format: ((value, lenient) => {
    const known = format(value, lenient)
    return known === wrong && lenient ? 'tei' : known
  }) satisfies Shape<'plain-text' | 'tei'>,
  root: orNull(text),
  schema: count,
  original: orNull(text),
  pageRecords,
  images,
  versions: list(version),
  /** Where its TEI lies, and its pieces, and how many of them there are. */
  tei: orNull(text),
  pieces: text,
  pieceCount: count,
})

const original = fields({
  id: text,
  name: text,
  format,
  encoding: oneOf('utf-8', 'utf-16le', 'utf-16be', 'iso-8859-1', 'windows-1252', 'us-ascii'),
  bom: oneOf('yes', 'no'),
  /** Where its bytes lie. */
  file: text,
  /** Where its text lies as a JSON string, if it holds what its encoding cannot spell. */
  text: orNull(text),
  unrepaired: orNull(text),
})

const manifest = fields({
  format: oneOf('recto-edition'),
  version: count,
  program: text,
  written: number,
  edition: fields({
    id: text,
    name: text,
    created: number,
    changed: number,
    rounds,
    practice: optional(orNull(anything), null),
  }),
  transcriptions: list(transcription),
  originals: list(original),
  grammar: orNull(list(fields({ name: text, file: text }))),
})

/** What `data/edition.json` says: all of an edition but its texts, and where these lie, by paths below the top folder. */
export type Manifest = Shaped<typeof manifest>

/** Where the manifest lies, its second copy, the register in both its forms, refused suggestions, and verdicts on doubts. */
export const paths = {
  manifest: 'data/edition.json',
  copy: 'edition-copy.json',
  register: 'data/register.json',
  registerTable: 'data/register.csv',
  refusals: 'data/refusals.json',
  verdicts: 'data/verdicts.json',
  readme: 'data/README.txt',
  digests: 'manifest-sha256.txt',
  tagDigests: 'tagmanifest-sha256.txt',
} as const

/** Reads a manifest; `null` where it is none. Of one of a newer format, what is understood. */
export function readManifest(json: string): Manifest | null {
  const value = parsed(json)
  const about = fields({ format: oneOf('recto-edition'), version: count })(value, false)
  if (about === wrong || about.version < 1) return null
  const read = manifest(value, about.version > editionFileVersion)
  return read === wrong || hasTwins(read) ? null : read
}

/** Whether a value was refused although a newer program wrote it. */
export function isNewerManifest(json: string): boolean {
  const about = fields({ format: oneOf('recto-edition'), version: count })(parsed(json), false)
  return about !== wrong && about.version > editionFileVersion
}

/** What JSON text says; `undefined` where it is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}

/** Whether two things of one kind have the same id. */
function hasTwins({ transcriptions, originals }: Manifest): boolean {
  const twins = (things: readonly { readonly id: string }[]) => new Set(things.map(({ id }) => id)).size < things.length
  return twins(transcriptions) || twins(originals) || twins(transcriptions.flatMap(({ versions }) => versions))
}
