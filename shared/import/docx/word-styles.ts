import type { Rendition } from '../../schema'
import { childOf, elementsOf, switchOf, valueOf, type WordNode } from './word-tree'

/** How letters look, as far as a text says it: on, off, or as around. */
export type Look = Readonly<Partial<Record<Rendition, boolean>>> & {
  /** Hidden text is no text. */
  readonly hidden?: boolean
  readonly language?: string
}

/** What a style is known by. */
export interface WordStyle {
  /** Its name in small letters, and those of the styles that it is based on, nearest first. */
  readonly names: readonly string[]
  readonly look: Look
  /** The level of the outline, 1 to 9; `null` for running text. */
  readonly outline: number | null
  readonly list: { readonly id: string; readonly level: number } | null
  readonly align: string | null
}

const nothing: WordStyle = { names: [], look: {}, outline: null, list: null, align: null }

/** The styles of a file by their ids. */
export class WordStyles {
  readonly #styles = new Map<string, WordNode>()
  readonly #known = new Map<string, WordStyle>()
  readonly #usual: string | undefined
  /** The language of text that says none. */
  readonly language: string | null

  constructor(part: WordNode | null) {
    const all = part === null ? [] : elementsOf(part)
    for (const style of all) {
      const id = style.attributes['styleId']
      if (style.name === 'style' && id !== undefined) this.#styles.set(id, style)
    }
    this.#usual = all.find(
      ({ name, attributes }) => name === 'style' && attributes['type'] === 'paragraph' && attributes['default'] === '1',
    )?.attributes['styleId']
    const defaults = childOf(
      childOf(
        all.find(({ name }) => name === 'docDefaults'),
        'rPrDefault',
      ),
      'rPr',
    )
    this.language = childOf(defaults, 'lang')?.attributes['val'] ?? null
  }

  /** A style by its id; the usual one for paragraphs that name none. */
  of(id: string | undefined): WordStyle {
    const wanted = id ?? this.#usual
    return wanted === undefined ? nothing : this.#read(wanted, 0)
  }

  /** The style of letters by its id. */
  letters(id: string | undefined): WordStyle {
    return id === undefined ? nothing : this.#read(id, 0)
  }

  // Styles that are based on each other in a ring would never end.
  #read(id: string, depth: number): WordStyle {
    const known = this.#known.get(id)
    if (known) return known
    const node = this.#styles.get(id)
    if (node === undefined || depth > 20) return { ...nothing, names: [id.toLowerCase()] }
    const basis = valueOf(node, 'basedOn')
    const base = basis === undefined ? nothing : this.#read(basis, depth + 1)
    const paragraph = childOf(node, 'pPr')
    const name = valueOf(node, 'name') ?? id
    const style = {
      names: [name.toLowerCase(), ...base.names],
      look: { ...base.look, ...lookOf(childOf(node, 'rPr')) },
      outline: outlineOf(paragraph) ?? headingLevel(name) ?? base.outline,
      list: listOf(paragraph) ?? base.list,
      align: valueOf(paragraph, 'jc') ?? base.align,
    }
    this.#known.set(id, style)
    return style
  }
}

function headingLevel(name: string): number | null {
  const level = /^heading ([1-9])$/i.exec(name)?.[1]
  return level === undefined ? null : Number(level)
}

/** The level of the outline that a paragraph says, 1 to 9; `null` where it says none, or that it is running text. */
export function outlineOf(properties: WordNode | undefined): number | null {
  const said = valueOf(properties, 'outlineLvl')
  if (said === undefined) return null
  const level = Number(said)
  return Number.isInteger(level) && level >= 0 && level < 9 ? level + 1 : null
}

/** The list that a paragraph is an item of; `null` where it says none. */
export function listOf(properties: WordNode | undefined): { readonly id: string; readonly level: number } | null {
  const found = childOf(properties, 'numPr')
  const id = valueOf(found, 'numId')
  if (id === undefined) return null
  const level = Number(valueOf(found, 'ilvl') ?? 0)
  return { id, level: Number.isInteger(level) ? Math.min(Math.max(level, 0), 8) : 0 }
}

/** How the properties of a run say that its letters look (17.3.2). */
export function lookOf(properties: WordNode | undefined): Look {
  if (properties === undefined) return {}
  const raised = valueOf(properties, 'vertAlign')
  const struck = switchOf(properties, 'strike') ?? switchOf(properties, 'dstrike')
  const language = childOf(properties, 'lang')?.attributes['val']
  const found: readonly (readonly [keyof Look, boolean | string | undefined])[] = [
    ['italic', switchOf(properties, 'i')],
    ['bold', switchOf(properties, 'b')],
    ['smallcaps', switchOf(properties, 'smallCaps')],
    ['underline', switchOf(properties, 'u')],
    ['strikethrough', struck],
    ['superscript', raised === undefined ? undefined : raised === 'superscript'],
    ['subscript', raised === undefined ? undefined : raised === 'subscript'],
    ['hidden', switchOf(properties, 'vanish')],
    ['language', language],
  ]
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}
