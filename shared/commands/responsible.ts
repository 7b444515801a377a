import type { Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import { freeId, usedIds } from '../queries/used-ids'
import { schema, type HeaderAttrs } from '../schema'
import { peopleNamed, sameName, withPerson } from '../tei/responsible'

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
  const before = headerOf(doc)?.xml ?? null
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
  const xml = pointers.length === 0 ? undefined : headerOf(doc)?.xml
  const named = peopleNamed(xml ?? '').filter(({ name }) => name !== '')
  const people = new Map(named.map(({ id, name }) => [`#${id}`, name]))
  return pointers.map((pointer) => people.get(pointer) ?? pointer).join('; ')
}

/** A command that names people in the header in the same act; without `header`, the command itself. */
export function namingInHeader(command: Command, header: string | null): Command {
  if (header === null) return command
  return (state, dispatch) =>
    command(
      state,
      dispatch &&
        ((tr) => {
          const pos = headerOf(tr.doc)?.pos
          dispatch(pos === undefined ? tr : tr.setNodeAttribute(pos, 'xml', header))
        }),
    )
}

function headerOf(doc: Node): { readonly pos: number; readonly xml: string } | null {
  let pos = 0
  for (const child of doc.children) {
    if (child.type === schema.nodes.header) return { pos, xml: (child.attrs as HeaderAttrs).xml }
    pos += child.nodeSize
  }
  return null
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
