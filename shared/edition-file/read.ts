import { binaryKind } from '../binary-kind'
import { decodeBytes } from '../encodings'
import type { Entry } from '../register/entry'
import { assertNever, type Finding, type Reading } from '../finding'
import { hasAllUnder } from '../pieces/pieces-under'
import { schemaVersion } from '../schema/version'
import type { Decode, TextFile } from '../text-file'
import { Contents } from './contents'
import {
  editionFileVersion,
  type EditionFile,
  type FiledImage,
  type FiledOriginal,
  type FiledTranscription,
} from './edition-file'
import {
  emptyFile,
  grammarDamaged,
  listDamaged,
  newer,
  noManifest,
  originalDamaged,
  otherKind,
  partDamaged,
  refusedZip,
  registerDamaged,
  textDamaged,
} from './findings'
import { isNewerManifest, parsed, paths, readManifest, type Manifest } from './manifest'
import { unpackPieces } from './piece-pack'
import { verdictsOf } from './proofing-parts'
import { entriesOf, readFiledTable, refusalsOf } from './register-parts'
import { openZip, type Zip } from './zip-read'

/**
 * Reads an edition file. Everything in it is checked; of a damaged file what is sound is given, so a value may stand
 * beside errors, each of which names a part that is left out. Never throws, and never unpacks more than the file says.
 *
 * `value` is `null` where nothing could be read. Findings: see `findings.ts`; a file of a newer format is read as far as
 * it is understood, with `edition-file-newer`, and must not be written over.
 */
export function readEditionFile(bytes: Uint8Array, decode: Decode): Reading<EditionFile> {
  if (bytes.length === 0) return { value: null, findings: [emptyFile] }
  const zip = openZip(bytes, decode)
  if (typeof zip === 'string') return { value: null, findings: [refusal(zip, bytes)] }
  if (!isEdition(zip)) return { value: null, findings: [otherKind(binaryKind(bytes) ?? 'a ZIP archive')] }
  const contents = new Contents(zip, decode)
  const { manifest, findings } = manifestIn(contents)
  if (manifest === null) return { value: null, findings }
  const reader = new EditionReader(contents, decode, manifest)
  const value = reader.edition()
  const rest = contents.flawsOfTheRest()
  return { value, findings: [...findings, ...reader.findings, ...(zip.damaged ? [listDamaged] : []), ...rest] }
}

function refusal(flaw: Exclude<ReturnType<typeof openZip>, Zip>, bytes: Uint8Array): Finding {
  const kind = binaryKind(bytes)
  const isZip = kind !== null && bytes[0] === 0x50 && bytes[1] === 0x4b
  return flaw === 'truncated' && !isZip ? otherKind(kind) : refusedZip(flaw)
}

const isEdition = ({ names, folder }: Zip): boolean =>
  names.includes(folder + paths.manifest) || names.includes(folder + paths.copy)

/** The manifest or, where that is damaged, its copy. */
function manifestIn(contents: Contents): { readonly manifest: Manifest | null; readonly findings: readonly Finding[] } {
  const texts = [paths.manifest, paths.copy].map((path) => ({ path, text: contents.text(path) }))
  const lost = texts.filter(({ text }) => text === null).map(({ path }) => partDamaged(path))
  const first = texts.find(({ text }) => text !== null)?.text ?? null
  if (first === null) return { manifest: null, findings: [noManifest] }
  const manifest = readManifest(first)
  if (manifest === null) return { manifest, findings: [isNewerManifest(first) ? newer('error') : noManifest] }
  return { manifest, findings: [...(isNewer(manifest) ? [newer('warning')] : []), ...lost] }
}

const isNewer = ({ version, transcriptions }: Manifest): boolean =>
  version > editionFileVersion || transcriptions.some(({ schema }) => schema > schemaVersion)

/** Puts together what a manifest speaks of. */
class EditionReader {
  readonly findings: Finding[] = []
  readonly #contents: Contents
  readonly #decode: Decode
  readonly #manifest: Manifest

  constructor(contents: Contents, decode: Decode, manifest: Manifest) {
    this.#contents = contents
    this.#decode = decode
    this.#manifest = manifest
  }

  edition(): EditionFile {
    const { version, program, written } = this.#manifest
    const { rounds, practice, ...edition } = this.#manifest.edition
    const originals = this.#manifest.originals.flatMap((original) => this.#original(original) ?? [])
    const ids = new Set(originals.map(({ id }) => id))
    const transcriptions = this.#manifest.transcriptions.flatMap((filed) => this.#transcription(filed, ids) ?? [])
    return {
      version,
      program,
      written,
      edition: { ...edition, ...(rounds && { rounds }), ...(practice && { practice }) },
      transcriptions,
      register: this.#register(),
      refusals: this.#refusals(),
      verdicts: this.#verdicts(),
      grammar: this.#grammar(),
      originals,
    }
  }

  #transcription(
    { tei: teiPath, pieces: path, pieceCount, pageRecords, images, ...about }: Manifest['transcriptions'][number],
    originals: ReadonlySet<string>,
  ): FiledTranscription | null {
    const known = (id: string | null) => (id !== null && originals.has(id) ? id : null)
    const tei = teiPath === null ? null : this.#contents.read(teiPath)
    const pack = this.#contents.read(path)
    const pieces =
      pack.state === 'missing' || pack.bytes === null
        ? new Map<string, Uint8Array>()
        : unpackPieces(pack.bytes, pieceCount)
    const isReadable = about.root !== null && about.schema <= schemaVersion
    const holds = (id: string) => (pack.state === 'sound' ? pieces.has(id) : hasAllUnder(id, pieces))
    const root = isReadable && about.root !== null && holds(about.root) ? about.root : null
    const text = tei?.state === 'sound' ? tei.bytes : null
    const packDamaged = pack.state !== 'sound'
    if (root === null && text === null) {
      this.findings.push(textDamaged(about.title, 'both'))
      return null
    }
    if (isReadable ? root === null : packDamaged) this.findings.push(textDamaged(about.title, 'state'))
    else {
      if (packDamaged) this.findings.push(textDamaged(about.title, 'versions'))
      if (tei !== null && text === null) this.findings.push(textDamaged(about.title, 'tei'))
    }
    const versions = about.versions
      .filter(({ schema }) => schema <= schemaVersion)
      .map((version) => ({ ...version, original: known(version.original) }))
    return {
      ...about,
      ...(pageRecords && { pageRecords }),
      ...(images.length > 0 && { images: images.map((image) => this.#image(image)) }),
      original: known(about.original),
      root,
      tei: text,
      versions,
      pieces,
    }
  }

  #image({ file, ...about }: Manifest['transcriptions'][number]['images'][number]): FiledImage {
    const part = file === null ? null : this.#contents.read(file)
    if (file !== null && part?.state !== 'sound') this.findings.push(partDamaged(file))
    return { ...about, bytes: part?.state === 'sound' ? part.bytes : null }
  }

  #original({
    id,
    name,
    format,
    encoding,
    bom,
    file,
    text,
    unrepaired: path,
  }: Manifest['originals'][number]): FiledOriginal | null {
    const before = path === null ? null : this.#contents.read(path)
    const spelling = { encoding, bom: bom === 'yes' }
    const exact = text === null ? undefined : parsed(this.#contents.text(text) ?? '')
    const part = this.#contents.read(file)
    const read = part.state === 'sound' ? textOf(part.bytes, spelling, this.#decode) : null
    const whole = text === null ? read : typeof exact === 'string' ? exact : null
    if (whole === null) this.findings.push(originalDamaged(name, false))
    else if (read === null) this.findings.push(partDamaged(file))
    if (before !== null && before.state !== 'sound') this.findings.push(originalDamaged(name, true))
    if (whole === null) return null
    return {
      id,
      name,
      format,
      file: { text: whole, ...spelling },
      unrepaired: before?.state === 'sound' ? before.bytes : null,
    }
  }

  #register(): readonly Entry[] {
    const lenient = this.#manifest.version > editionFileVersion
    const json = this.#contents.text(paths.register)
    const register = json === null ? null : entriesOf(parsed(json), lenient)
    if (register !== null) return register
    const table = this.#contents.text(paths.registerTable)
    const entries = table === null ? null : readFiledTable(table)
    this.findings.push(registerDamaged(entries === null))
    return entries ?? []
  }

  #refusals(): EditionFile['refusals'] {
    const { version } = this.#manifest
    if (version === 1) return []
    const json = this.#contents.text(paths.refusals)
    const refusals = json === null ? null : refusalsOf(parsed(json), version > editionFileVersion)
    if (refusals === null) this.findings.push(partDamaged(paths.refusals))
    return refusals ?? []
  }

  #verdicts(): EditionFile['verdicts'] {
    const { version } = this.#manifest
    if (version < 3) return []
    const json = this.#contents.text(paths.verdicts)
    const verdicts = json === null ? null : verdictsOf(parsed(json), version > editionFileVersion)
    if (verdicts === null) this.findings.push(partDamaged(paths.verdicts))
    return verdicts ?? []
  }

  #grammar(): EditionFile['grammar'] {
    if (this.#manifest.grammar === null) return null
    const files = this.#manifest.grammar.flatMap(({ name, file }) => {
      const text = this.#contents.text(file)
      return text === null ? [] : [{ name, text }]
    })
    if (files.length === this.#manifest.grammar.length) return files
    this.findings.push(grammarDamaged)
    return null
  }
}

/** The text of bytes whose spelling is known; `null` where they do not have it. */
function textOf(bytes: Uint8Array, { encoding, bom }: Omit<TextFile, 'text'>, decode: Decode): string | null {
  switch (encoding) {
    case 'utf-8':
      return decode(encoding, bytes.subarray(bom ? 3 : 0))
    case 'utf-16le':
    case 'utf-16be':
      return decode(encoding, bytes.subarray(bom ? 2 : 0))
    case 'iso-8859-1':
    case 'windows-1252':
    case 'us-ascii':
      return decodeBytes(encoding, bytes)
    default:
      return assertNever(encoding)
  }
}
