import { strFromU8, unzipSync } from 'fflate'
import { elementsOf, readPart, type WordNode } from './word-tree'

/** How large one part of the file may be, and all that are read together, in bytes: a book is a few megabytes. */
const limits = { part: 64_000_000, all: 160_000_000 }

/** Whether bytes begin as a zip does, which a .docx is. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** The parts of a Word file that say something of its text (ECMA-376, part 1, 11.3). */
export interface WordPackage {
  readonly main: WordNode
  readonly styles: WordNode | null
  readonly numbering: WordNode | null
  readonly footnotes: WordNode | null
  readonly endnotes: WordNode | null
  readonly comments: WordNode | null
  readonly properties: WordNode | null
  /** Where links of the text, of footnotes and of endnotes lead, by their ids. */
  readonly links: Readonly<Record<'main' | 'footnotes' | 'endnotes', ReadonlyMap<string, string>>>
}

/** Opens a Word file; `null` where it is none, is damaged, or is larger than any text. Nothing is unpacked beyond the bounds. */
export function openWordFile(bytes: Uint8Array): WordPackage | null {
  const files = unpacked(bytes)
  if (files === null) return null
  const relations = (path: string) => relationsOf(files[path])
  const mainPath = relations('_rels/.rels').find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml'
  const folder = mainPath.slice(0, mainPath.lastIndexOf('/') + 1)
  const own = relations(relationsPath(mainPath))
  const pathOf = (type: string) =>
    resolved(folder, own.find((relation) => relation.type === type)?.target ?? `${type}.xml`)
  const part = (type: string) => partOf(files[pathOf(type)])
  const main = partOf(files[resolved('', mainPath)])
  if (main?.name !== 'document') return null
  const linksOf = (path: string) => new Map(relations(relationsPath(path)).map(({ id, target }) => [id, target]))
  return {
    main,
    styles: part('styles'),
    numbering: part('numbering'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
    comments: part('comments'),
    properties: partOf(files['docProps/core.xml']),
    links: {
      main: linksOf(mainPath),
      footnotes: linksOf(pathOf('footnotes')),
      endnotes: linksOf(pathOf('endnotes')),
    },
  }
}

type Files = Readonly<Record<string, Uint8Array | undefined>>

function unpacked(bytes: Uint8Array): Files | null {
  let all = 0
  let tooLarge = false
  try {
    const files = unzipSync(bytes, {
      // The sizes that the list of a zip says bound what is unpacked: no more room is taken than they say.
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name) || /\/(media|embeddings|theme|glossary)\//.test(name)) return false
        all += originalSize
        tooLarge ||= originalSize > limits.part || all > limits.all
        return !tooLarge
      },
    })
    return tooLarge ? null : files
  } catch {
    return null
  }
}

function partOf(bytes: Uint8Array | undefined): WordNode | null {
  if (bytes === undefined) return null
  return readPart(decoded(bytes))
}

/** Parts are UTF-8 or UTF-16 (part 2, 8.1.4); what cannot be decoded is U+FFFD. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (!(first === 0xff && second === 0xfe) && !(first === 0xfe && second === 0xff))
    return strFromU8(bytes).replace(/^\ufeff/, '')
  const units: string[] = []
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const [a, b] = [bytes[at] ?? 0, bytes[at + 1] ?? 0]
    units.push(String.fromCharCode(first === 0xff ? a + 256 * b : 256 * a + b))
  }
  return units.join('')
}

interface Relation {
  readonly id: string
  /** The last word of the type: `footnotes`, `hyperlink`. */
  readonly type: string
  readonly target: string
}

function relationsOf(bytes: Uint8Array | undefined): readonly Relation[] {
  const root = partOf(bytes)
  if (root === null) return []
  return elementsOf(root).map(({ attributes }) => ({
    id: attributes['Id'] ?? '',
    type: (attributes['Type'] ?? '').replace(/^.*\//, ''),
    target: attributes['TargetMode'] === 'External' ? (attributes['Target'] ?? '') : plainPath(attributes['Target']),
  }))
}

const plainPath = (target: string | undefined): string => (target ?? '').replace(/^\.\//, '')

function resolved(folder: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : folder + target
}

function relationsPath(path: string): string {
  const plain = resolved('', path)
  const at = plain.lastIndexOf('/') + 1
  return `${plain.slice(0, at)}_rels/${plain.slice(at)}.rels`
}
