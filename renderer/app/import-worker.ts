import { decodeTextFile, type Decode, type TextFile } from '../../shared/text-file'
import type { Finding } from '../../shared/finding'
import { importFile } from '../../shared/import'
import { landmarksOf } from '../../shared/queries/landmarks'
import type { ReadFile } from './read-file'

/** A file to read: what it is called and its bytes, or its text where it was decoded before. */
export interface FileToRead {
  readonly name: string
  readonly content: Uint8Array | TextFile
}

/** What the worker makes of a file: what is to be stored, or why nothing is. */
export type FileRead =
  { readonly ok: true; readonly file: ReadFile } | { readonly ok: false; readonly findings: readonly Finding[] }

const decode: Decode = (encoding, bytes) => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function read({ name, content }: FileToRead): FileRead {
  const decoded = content instanceof Uint8Array ? decodeTextFile(content, decode) : { value: content, findings: [] }
  if (decoded.value === null) return { ok: false, findings: decoded.findings }
  const { value, findings } = importFile(name, decoded.value)
  if (value === null) return { ok: false, findings }
  const { title, format, doc, file, guesses } = value
  const { words, pages } = landmarksOf(doc)
  const text = doc.textBetween(0, doc.content.size, '\n', ' ')
  const json = JSON.stringify(doc.toJSON())
  const all = [...decoded.findings, ...findings]
  const facts = { words, pages: pages.positions.length, text }
  return { ok: true, file: { name, title, format, doc: json, file, guesses, findings: all, ...facts } }
}

addEventListener('message', ({ data }: MessageEvent<FileToRead>) => {
  postMessage(read(data))
})
