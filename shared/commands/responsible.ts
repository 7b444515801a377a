import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { freeId, usedIds } from '../queries/used-ids'
import { peopleNamed, sameName, withPerson } from '../tei/responsible'
import { headerAt } from './header'

/** Who is responsible, as a text says it: pointers for `@resp`, and its header where that has to name somebody first. */
export interface Responsible {
  readonly pointers: readonly string[]
  /** The source of the header that names all of them; `null` where it does already. */
  readonly header: string | null
}

/**
 * Who is meant by what a person typed: names or initials, parted by `;` or `,`, and pointers (`#JD`, `https://…`), which stay
 * as they are. A name that the header of the text knows is pointed at; others are named in the header as responsible for
 * `share`. `null` where the text has no header that can name them. Walks the doc.
 */
export function responsibleFor(doc: Node, typed: string, share: string): Responsible | null {
  const before = headerAt(doc)?.xml ?? null
  let header = before
  const taken = new Set(usedIds(doc))
  const pointers: string[] = []
  for (const part of typed.split(/[;,]/).map((one) => one.trim().replace(/\s+/g, ' '))) {
    if (part === '') continue
    if (part.split(' ').every((word) => /^#|:/.test(word))) {
      pointers.push(...part.split(' '))
      continue
    }
    const known = header === null ? undefined : peopleNamed(header).find(({ name }) => sameName(name, part))
    const id = known?.id ?? (taken.has(part) ? part : idFor(part, taken))
    if (known === undefined && !taken.has(id)) {
      header = header === null ? null : withPerson(header, { id, name: part }, share)
      if (header === null) return null
      taken.add(id)
    }
    pointers.push(`#${id}`)
  }
  return { pointers: [...new Set(pointers)], header: header === before ? null : header }
}

/** What pointers of `@resp` mean in a text, to be read and typed: names that its header knows, else the pointers themselves. */
export function responsibleWords(doc: Node, pointers: readonly string[]): string {
  const xml = pointers.length === 0 ? undefined : headerAt(doc)?.xml
  const named = peopleNamed(xml ?? '').filter(({ name }) => name !== '')
  const people = new Map(named.map(({ id, name }) => [`#${id}`, name]))
  return pointers.map((pointer) => people.get(pointer) ?? pointer).join('; ')
}

/** What pointers that are remembered from another text mean, to be typed: names, also where this text does not know them yet. Walks the doc. */
export function rememberedWords(doc: Node, pointers: string): string {
  const ids = usedIds(doc)
  const words = pointers
    .split(/\s+/)
    .map((pointer) =>
      pointer.startsWith('#') && !ids.has(pointer.slice(1))
        ? pointer.slice(1).replaceAll('-', ' ')
        : responsibleWords(doc, [pointer]),
    )
  return words.filter((word) => word !== '').join('; ')
}

/**
 * Who is meant in this text by pointers that are remembered from another one (`#Jane-Doe`): those whom it does not know are named
 * in its header as responsible for `share`. The pointers as they are where the text has no header that can name them. Walks
 * the doc only where its header does not have all of them.
 */
export function rememberedIn(
  doc: Node,
  pointers: string,
  share: string,
): Pick<Responsible, 'header'> & { readonly resp: string } {
  const asTheyAre = { resp: pointers, header: null }
  const xml = headerAt(doc)?.xml ?? ''
  const isKnown = (pointer: string) =>
    !pointer.startsWith('#') ||
    xml.includes(`xml:id="${pointer.slice(1)}"`) ||
    xml.includes(`xml:id='${pointer.slice(1)}'`)
  if (pointers.split(/\s+/).every(isKnown)) return asTheyAre
  const who = responsibleFor(doc, rememberedWords(doc, pointers), share)
  return who === null ? asTheyAre : { resp: who.pointers.join(' '), header: who.header }
}

/** A command that names people in the header in the same act; without `header`, the command itself. */
export function namingInHeader(command: Command, header: string | null): Command {
  if (header === null) return command
  return (state, dispatch) =>
    command(
      state,
      dispatch &&
        ((tr) => {
          const pos = headerAt(tr.doc)?.pos
          dispatch(pos === undefined ? tr : tr.setNodeAttribute(pos, 'xml', header))
        }),
    )
}

/** An `xml:id` made of a name: `JD`, `Jane-Doe`. */
function idFor(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  const id = /^[\p{L}_]/u.test(words) ? words : `who-${words}`
  return taken.has(id) ? freeId(id, taken) : id
}
