import { encodeUtf8 } from '../encodings'
import { largestEditionFile, type Answer } from '../host'
import { writeRegisterTable } from '../register/register-table'
import { encodeTextFile, type TextFile } from '../text-file'
import { bagged } from './bag'
import type { EditionFile, FiledImage, FiledOriginal } from './edition-file'
import { editionFileVersion } from './edition-file'
import { limits } from './limits'
import { paths, type Manifest } from './manifest'
import { numberedName, partName, splitEnding, textName, uniqueNames } from '../part-names'
import { packPieces } from './piece-pack'
import { readmeText } from './readme-text'
import { packPart, writeZip, type Packed, type ZipPart } from './zip-write'

export type { Packed } from './zip-write'

/**
 * The bytes of an edition file in the newest format: the same for the same value. Handing in the same `packed` again
 * spares compressing the texts (the same `Uint8Array`s) that were written before.
 *
 * Problem: `edition-too-large`, for a file that no host would read again (`largestEditionFile`), or more than a zip can
 * hold (65,000 parts, 4 GiB unpacked), or a text of more than 500 MiB.
 */
export function writeEditionFile(file: EditionFile, packed: Packed = new WeakMap()): Answer<Uint8Array> {
  const parts = new Parts(packed)
  const manifest = manifestOf(file, parts)
  parts.add(paths.register, encodeUtf8(json(file.register)))
  parts.add(paths.registerTable, encodeUtf8(writeRegisterTable(file.register)))
  parts.add(paths.refusals, encodeUtf8(json(file.refusals)))
  parts.add(paths.verdicts, encodeUtf8(json(file.verdicts)))
  const copy: ZipPart = { path: paths.copy, part: packPart(encodeUtf8(json(manifest)), false) }
  parts.list.unshift({ path: paths.manifest, part: copy.part })
  parts.list.unshift({ path: paths.readme, part: packPart(encodeUtf8(readmeText(file)), false) })
  const folder = partName(file.edition.name)
  const all = bagged(file, parts.list, copy).map(({ path, part }) => ({ path: `${folder}/${path}`, part }))
  const fits = all.every(({ part }) => part.size <= limits.part) && sizeOf(all) <= limits.bytes
  const bytes = fits ? writeZip(all, file.written, largestEditionFile) : null
  return bytes === null ? { ok: false, problem: tooLarge(file.edition.name) } : { ok: true, value: bytes }
}

const sizeOf = (parts: readonly ZipPart[]): number => parts.reduce((sum, { part }) => sum + part.size, 0)

const tooLarge = (name: string) => ({
  code: 'edition-too-large',
  message: `The edition “${name}” is too large for one file (1 GB, and 500 MB for one text). Nothing was written, and nothing is lost: the edition is in the library. Move some of its texts to another edition, and save both.`,
  values: { name },
})

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`

/** The parts of a file as they come together. */
class Parts {
  readonly list: ZipPart[] = []
  readonly #packed: Packed
  readonly #paths = new Set<string>()

  constructor(packed: Packed) {
    this.#packed = packed
  }

  /** Whether there is a part at this path. */
  has(path: string): boolean {
    return this.#paths.has(path)
  }

  /** Adds a part and answers with its path; what `lasts` is packed once for all files. */
  add(path: string, bytes: Uint8Array, kind: 'lasts' | 'passing' | 'compressed' = 'passing'): string {
    const before = kind === 'lasts' ? this.#packed.get(bytes) : undefined
    const part = before ?? packPart(bytes, kind === 'compressed')
    if (kind === 'lasts') this.#packed.set(bytes, part)
    this.list.push({ path, part })
    this.#paths.add(path)
    return path
  }
}

function manifestOf(file: EditionFile, parts: Parts): Manifest {
  const { program, written, edition, transcriptions, originals, grammar } = file
  return {
    format: 'recto-edition',
    version: editionFileVersion,
    program,
    written,
    edition: { ...edition, rounds: edition.rounds ?? null, practice: edition.practice ?? null },
    transcriptions: transcriptions.map(({ tei, pieces, ...rest }, index) => ({
      ...rest,
      pageRecords: rest.pageRecords ?? null,
      images: (rest.images ?? []).map((image) => fileImage(image, parts)),
      tei: tei && parts.add(`data/texts/${textName(index, rest.title, '.xml')}`, tei, 'lasts'),
      pieces: parts.add(`data/history/${textName(index, rest.title, '.pieces')}`, packPieces(pieces), 'compressed'),
      pieceCount: pieces.size,
    })),
    originals: originals.map((original, index) => fileOriginal(original, index, parts)),
    grammar: grammar && fileGrammar(grammar, parts),
  }
}

const imageEndings: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' }

/** Images are stored as they are, once for all texts that have them. */
function fileImage({ bytes, type, ...about }: FiledImage, parts: Parts) {
  const path = `data/images/${about.digest}.${imageEndings[type] ?? 'bin'}`
  if (bytes !== null && !parts.has(path)) parts.add(path, bytes, 'compressed')
  return { ...about, type: type as 'image/jpeg' | 'image/png' | 'image/webp', file: bytes === null ? null : path }
}

function fileOriginal({ id, name, format, file, unrepaired }: FiledOriginal, index: number, parts: Parts) {
  const [stem, ending] = splitEnding(name)
  const path = (what: string) => `data/originals/${numberedName(index, stem, what)}`
  const { bytes, whole } = spelt(file)
  return {
    id,
    name,
    format,
    encoding: file.encoding,
    bom: file.bom ? ('yes' as const) : ('no' as const),
    file: parts.add(path(ending), bytes),
    text: whole ? null : parts.add(path('.text.json'), encodeUtf8(json(file.text))),
    unrepaired: unrepaired && parts.add(path(`.before-repair${ending}`), unrepaired, 'lasts'),
  }
}

/** The bytes of a file, and whether they tell its whole text: half a surrogate pair and what an encoding lacks they do not. */
function spelt(file: TextFile): { readonly bytes: Uint8Array; readonly whole: boolean } {
  let whole = !/\p{Cs}/u.test(file.text)
  const bytes = encodeTextFile(file, (codePoint) => {
    whole = false
    return `&#x${codePoint.toString(16).toUpperCase()};`
  })
  return { bytes, whole }
}

function fileGrammar(files: NonNullable<EditionFile['grammar']>, parts: Parts) {
  const names = uniqueNames(files.map(({ name }) => partName(...splitEnding(name))))
  return files.map(({ name, text }, index) => ({
    name,
    file: parts.add(`data/grammar/${names[index] ?? ''}`, encodeUtf8(text)),
  }))
}
