import { fold } from '../register/fold'
import { entryKinds, type Entry } from '../register/entry'
import type { IndexLine, IndexPlace, ReadingBlock, ReadingInline, ReadingText } from './reading-text'

type Found = { -readonly [K in keyof IndexPlace]: IndexPlace[K] }

/**
 * The entries that texts mention, with the places where they do: each page of a text once, in the order of reading, notes
 * where their reference stands. By kind, then by name; entries that are mentioned nowhere are left out.
 */
export function indexOfNames(texts: readonly ReadingText[], entries: readonly Entry[]): readonly IndexLine[] {
  const places = new Map<string, Found[]>()
  for (const text of texts) new Indexer(text, places).blocks(text.blocks)
  const lines = entries.flatMap((entry): IndexLine[] => {
    const found = places.get(entry.id)
    return found ? [{ entry: entry.id, kind: entry.kind, name: entry.name, places: found }] : []
  })
  const keys = new Map(lines.map((line) => [line, sortKey(line.name)]))
  return lines.sort(
    (a, b) =>
      entryKinds.indexOf(a.kind) - entryKinds.indexOf(b.kind) ||
      compare(keys.get(a) ?? '', keys.get(b) ?? '') ||
      compare(a.name, b.name),
  )
}

/** A name as it is sorted: without accents, case and what stands before its first letter or digit. */
export function sortKey(name: string): string {
  return fold(name).replace(/^[^\p{L}\p{N}]+/u, '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

class Indexer {
  readonly #text: ReadingText
  readonly #places: Map<string, Found[]>
  #page = ''
  #pageIndex = -1
  #notes = 0

  constructor(text: ReadingText, places: Map<string, Found[]>) {
    this.#text = text
    this.#places = places
  }

  blocks(blocks: readonly ReadingBlock[]): void {
    for (const block of blocks) this.#block(block)
  }

  #block(block: ReadingBlock): void {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        this.#inlines(block.inlines)
        break
      case 'section':
        this.blocks(block.blocks)
        break
      case 'list':
        for (const { label, blocks } of block.items) {
          this.#inlines(label ?? [])
          this.blocks(blocks)
        }
        break
      case 'table':
        for (const { cells } of block.rows) for (const { blocks } of cells) this.blocks(blocks)
        break
      case 'page':
        this.#turn(block)
        break
      case 'note':
        this.#note(block.note)
        break
      case 'object':
        break
    }
  }

  #inlines(inlines: readonly ReadingInline[]): void {
    for (const inline of inlines)
      if (inline.kind === 'span') {
        if (inline.entry !== null) this.#mention(inline.entry, inline.pos)
        this.#inlines(inline.inlines)
      } else if (inline.kind === 'page') this.#turn(inline)
      else if (inline.kind === 'note') this.#note(inline.note)
  }

  #turn({ label, page }: { readonly label: string; readonly page: number }): void {
    this.#page = label
    this.#pageIndex = page
  }

  #note(index: number): void {
    this.#notes += 1
    this.blocks(this.#text.notes[index]?.blocks ?? [])
    this.#notes -= 1
  }

  #mention(entry: string, pos: number): void {
    const found = this.#places.get(entry) ?? []
    this.#places.set(entry, found)
    const last = found.at(-1)
    const inNote = this.#notes > 0
    if (last?.text === this.#text.id && last.pageIndex === this.#pageIndex) last.inNote &&= inNote
    else found.push({ text: this.#text.id, page: this.#page, pageIndex: this.#pageIndex, pos, inNote })
  }
}
