import type { Node } from 'prosemirror-model'
import { schema } from '../../schema'
import { clip, type Draft } from './draft'
import { ListBuilder } from './lists'
import {
  bare,
  bulletOf,
  isAddition,
  isCapitals,
  isEnclosureMark,
  isHeadingOnly,
  isName,
  isSalutation,
  isValediction,
  kindOfList,
  pageOfLine,
  signatureOf,
} from './shapes'
import { stretchOf, textOf, type Group, type Groups } from './source'

/** Tells signatures by what they are and where they stand, and makes the `closer` that holds them. */
export class Closings {
  readonly #draft: Draft
  readonly #groups: Groups

  constructor(draft: Draft, groups: Groups) {
    this.#draft = draft
    this.#groups = groups
  }

  /** The closer of a group that was just taken; `null` where it is no signature. */
  of(group: Group): Node | null {
    if (this.#isSignature(group)) return this.#signature(group)
    return isNames(group) && this.#endsHere() ? this.#signatures(group) : null
  }

  /** A name at the end of a text, or after `I am, etc.,`. */
  #isSignature(group: Group): boolean {
    const lines = group.map((line) => bare(line.text))
    if (!signatureOf(lines)) return false
    const text = lines.join('\n')
    const next = this.#groups.peek()
    const heads = next !== undefined && bulletOf(next[0].text) !== null
    if (isHeadingOnly(text) || (heads && (kindOfList(text) !== null || (isCapitals(text) && !isNames(next)))))
      return false
    const before = this.#groups.peek(-2)?.at(-1)
    return this.#endsHere() || (before !== undefined && isValediction(bare(before.text)))
  }

  /** Whether nothing of the same text follows: its end, another text, a further signature, what belongs to the signature. */
  #endsHere(): boolean {
    for (let ahead = 0; ; ahead++) {
      const group = this.#groups.peek(ahead)
      if (!group) return true
      if (group.length === 1 && pageOfLine(group[0].text)) continue
      const lines = group.map((line) => bare(line.text))
      const text = lines.join('\n')
      if (group.length === 1 && (isEnclosureMark(text) || /^\d{0,3}$/.test(text))) return true
      return (
        signatureOf(lines) !== null || isNames(group) || isHeadingOnly(text) || isAddition(text) || isSalutation(text)
      )
    }
  }

  #signature(group: Group): Node {
    const above = signatureOf(group.map((line) => bare(line.text)))?.above ?? 0
    const name = group.slice(above)
    const { from, to } = stretchOf(name)
    const text = clip(textOf(name))
    const signed = this.#draft.guess(this.#draft.block('textblock', 'signed', { from, to }), from, {
      severity: 'info',
      code: 'signature',
      message: `“${text}” was taken as the signature.`,
      values: { text },
    })
    const parts = above > 0 ? [this.#draft.loose(stretchOf(group.slice(0, above)), 'seg'), signed] : [signed]
    return schema.nodes.container.create({ name: 'closer' }, parts)
  }

  #signatures(group: Group): Node {
    const list = new ListBuilder(this.#draft)
    list.take(group, 0)
    const signed = schema.nodes.container.create({ name: 'signed' }, list.finish())
    this.#draft.guess(signed, group[0].from, {
      severity: 'info',
      code: 'signature',
      message: 'The names under the text were taken as its signatures.',
      values: { text: clip(textOf(group)) },
    })
    return schema.nodes.container.create({ name: 'closer' }, signed)
  }
}

function isNames(group: Group): boolean {
  return group.every((line) => bulletOf(line.text)?.depth === 1 && isName(bare(line.text.slice(4))))
}
