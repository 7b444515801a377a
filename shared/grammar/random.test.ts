import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseXml } from '../xml/parse'
import type { XmlElement } from '../xml/tree'
import { allowedElements, allows, readRelaxNg, validate, type Grammar, type Name, type Sibling } from '.'

/** A pattern as it is written, which the reference matcher below reads as the specification says it. */
type Plan =
  | { readonly kind: 'empty' | 'notAllowed' | 'text' }
  | { readonly kind: 'choice' | 'group' | 'interleave'; readonly parts: readonly Plan[] }
  | { readonly kind: 'oneOrMore' | 'zeroOrMore' | 'optional' | 'mixed' | 'list'; readonly part: Plan }
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'integer' }
  | { readonly kind: 'attribute'; readonly names: Names; readonly part: Plan }
  | { readonly kind: 'ref'; readonly index: number }

type Names = { readonly name: string } | { readonly anyBut: readonly string[] }

interface Schema {
  /** The elements, which refer to each other; the first is the root. */
  readonly elements: readonly { readonly names: Names; readonly content: Plan }[]
}

const word: fc.Arbitrary<Plan> = fc.oneof(
  fc.constantFrom('1', 'x').map((text): Plan => ({ kind: 'value', text })),
  fc.constant<Plan>({ kind: 'integer' }),
)

const words: fc.Arbitrary<Plan> = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    word,
    fc.array(tie('plan'), { minLength: 2, maxLength: 2 }).map((parts): Plan => ({ kind: 'choice', parts })),
    fc.array(tie('plan'), { minLength: 2, maxLength: 2 }).map((parts): Plan => ({ kind: 'group', parts })),
    tie('plan').map((part): Plan => ({ kind: 'oneOrMore', part })),
    tie('plan').map((part): Plan => ({ kind: 'optional', part })),
  ),
})).plan

/** What an attribute may hold, or an element that holds a value. */
const value: fc.Arbitrary<Plan> = fc.oneof(
  word,
  fc.constant<Plan>({ kind: 'text' }),
  words.map((part): Plan => ({ kind: 'list', part })),
  fc.tuple(word, word).map((parts): Plan => ({ kind: 'choice', parts })),
)

const names: fc.Arbitrary<Names> = fc.oneof(
  { arbitrary: fc.constantFrom('a', 'b', 'c').map((name) => ({ name })), weight: 5 },
  { arbitrary: fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((anyBut) => ({ anyBut })), weight: 1 },
)

const attribute: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constant('attribute' as const),
  names: fc.constantFrom('x', 'y').map((name) => ({ name })),
  part: value,
})

const content: fc.Arbitrary<Plan> = fc.letrec<{ plan: Plan }>((tie) => {
  const parts = fc.array(tie('plan'), { minLength: 2, maxLength: 3 })
  return {
    plan: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.nat(2).map((index): Plan => ({ kind: 'ref', index })),
      fc.constantFrom<Plan>({ kind: 'empty' }, { kind: 'text' }),
      attribute,
      parts.map((all): Plan => ({ kind: 'choice', parts: all })),
      parts.map((all): Plan => ({ kind: 'group', parts: all })),
      parts.map((all): Plan => ({ kind: 'interleave', parts: all })),
      fc.record({ kind: fc.constantFrom('oneOrMore', 'zeroOrMore', 'optional', 'mixed'), part: tie('plan') }),
    ),
  }
}).plan

const schema: fc.Arbitrary<Schema> = fc.record({
  elements: fc.array(
    fc.record({ names, content: fc.oneof({ arbitrary: content, weight: 4 }, { arbitrary: value, weight: 1 }) }),
    {
      minLength: 3,
      maxLength: 3,
    },
  ),
})

interface Tree {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Tree | string)[]
}

const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    attributes: fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom('', '1', 'x', '1 x', ' 12 '), { maxKeys: 2 }),
    children: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<(string | Tree)[]>([], ['1'], [' ']),
      fc.array(
        fc.oneof({ arbitrary: tie('tree'), weight: 3 }, { arbitrary: fc.constantFrom('x', '12', ' '), weight: 1 }),
        {
          maxLength: 3,
        },
      ),
    ),
  }),
})).tree

function writeNames(tag: string, of: Names, inside: string): string {
  if ('name' in of) return `<${tag} name="${of.name}">${inside}</${tag}>`
  return `<${tag}><anyName><except>${of.anyBut.map((each) => `<name>${each}</name>`).join('')}</except></anyName>${inside}</${tag}>`
}

function writePlan(plan: Plan): string {
  switch (plan.kind) {
    case 'empty':
    case 'notAllowed':
    case 'text':
      return `<${plan.kind}/>`
    case 'choice':
    case 'group':
    case 'interleave':
      return `<${plan.kind}>${plan.parts.map(writePlan).join('')}</${plan.kind}>`
    case 'oneOrMore':
    case 'zeroOrMore':
    case 'optional':
    case 'mixed':
    case 'list':
      return `<${plan.kind}>${writePlan(plan.part)}</${plan.kind}>`
    case 'value':
      return `<value>${plan.text}</value>`
    case 'integer':
      return '<data type="integer"/>'
    case 'attribute':
      return writeNames('attribute', plan.names, writePlan(plan.part))
    case 'ref':
      return `<ref name="e${String(plan.index)}"/>`
  }
}

function writeSchema({ elements }: Schema, start = 0): string {
  const defined = elements.map(
    (each, index) =>
      `<define name="e${String(index)}">${writeNames('element', each.names, writePlan(each.content))}</define>`,
  )
  return (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">' +
    `<start><ref name="e${String(start)}"/></start>${defined.join('')}</grammar>`
  )
}

function writeTree({ name, attributes, children }: Tree): string {
  const said = Object.entries(attributes).map(([key, text]) => ` ${key}="${text}"`)
  return `<${name}${said.join('')}>${children.map((child) => (typeof child === 'string' ? child : writeTree(child))).join('')}</${name}>`
}

type Attributes = readonly (readonly [name: string, value: string])[]
type Children = readonly (XmlElement | string)[]

/** All ways to put `items` into two heaps that keep their order. */
function heaps<T>(items: readonly T[]): (readonly [readonly T[], readonly T[]])[] {
  return Array.from({ length: 2 ** items.length }, (_, bits) => [
    items.filter((_item, index) => (bits >> index) & 1),
    items.filter((_item, index) => !((bits >> index) & 1)),
  ])
}

/** The reference: section 6.2 of the specification, tried in all ways. */
class Reference {
  private readonly elements: Schema['elements']

  constructor({ elements }: Schema) {
    this.elements = elements
  }

  element(index: number, node: XmlElement): boolean {
    const rule = this.elements[index]
    if (rule === undefined || !holdsName(rule.names, node.name)) return false
    const attributes = Object.entries(node.attributes)
    return readings(node).some((children) => this.matches(rule.content, attributes, children))
  }

  matches(plan: Plan, attributes: Attributes, children: Children): boolean {
    const nothing = attributes.length === 0 && children.length === 0
    switch (plan.kind) {
      case 'empty':
        return nothing
      case 'notAllowed':
        return false
      case 'text':
        return attributes.length === 0 && children.every((child) => typeof child === 'string')
      case 'choice':
        return plan.parts.some((part) => this.matches(part, attributes, children))
      case 'group':
        return this.sequence(plan.parts, attributes, children)
      case 'interleave':
        return this.mixture(plan.parts, attributes, children)
      case 'optional':
        return nothing || this.matches(plan.part, attributes, children)
      case 'zeroOrMore':
        return nothing || this.many(plan.part, attributes, children)
      case 'oneOrMore':
        return this.many(plan.part, attributes, children)
      case 'mixed':
        return this.mixture([{ kind: 'text' }, plan.part], attributes, children)
      case 'attribute': {
        const [only] = attributes
        if (children.length > 0 || attributes.length !== 1 || only === undefined) return false
        return holdsName(plan.names, only[0]) && this.value(plan.part, only[1])
      }
      case 'ref': {
        const [child] = children
        const alone = attributes.length === 0 && children.length === 1
        return alone && child !== undefined && typeof child !== 'string' && this.element(plan.index, child)
      }
      case 'list':
      case 'value':
      case 'integer': {
        const [child = ''] = children
        return attributes.length === 0 && children.length < 2 && typeof child === 'string' && this.text(plan, child)
      }
    }
  }

  private text(plan: Plan, text: string): boolean {
    if (plan.kind === 'integer') return /^\s*[+-]?\d+\s*$/.test(text)
    if (plan.kind === 'value') return text.trim() === plan.text
    if (plan.kind !== 'list') return false
    return this.matches(
      plan.part,
      [],
      text.split(' ').filter((each) => each !== ''),
    )
  }

  private value(plan: Plan, text: string): boolean {
    return this.matches(plan, [], [text]) || (text.trim() === '' && this.matches(plan, [], []))
  }

  private sequence(parts: readonly Plan[], attributes: Attributes, children: Children): boolean {
    const [first, ...rest] = parts
    if (first === undefined) return attributes.length === 0 && children.length === 0
    return heaps(attributes).some(([mine, others]) =>
      Array.from({ length: children.length + 1 }, (_, end) => end).some(
        (end) => this.matches(first, mine, children.slice(0, end)) && this.sequence(rest, others, children.slice(end)),
      ),
    )
  }

  private mixture(parts: readonly Plan[], attributes: Attributes, children: Children): boolean {
    const [first, ...rest] = parts
    if (first === undefined) return attributes.length === 0 && children.length === 0
    return heaps(attributes).some(([mine, others]) =>
      heaps(children).some(([here, there]) => this.matches(first, mine, here) && this.mixture(rest, others, there)),
    )
  }

  private many(part: Plan, attributes: Attributes, children: Children): boolean {
    if (this.matches(part, attributes, children)) return true
    return heaps(attributes).some(([mine, others]) =>
      Array.from({ length: children.length + 1 }, (_, end) => end).some(
        (end) =>
          mine.length + end > 0 &&
          others.length + children.length - end > 0 &&
          this.matches(part, mine, children.slice(0, end)) &&
          this.many(part, others, children.slice(end)),
      ),
    )
  }
}

function holdsName(of: Names, name: string): boolean {
  return 'name' in of ? of.name === name : !of.anyBut.includes(name)
}

/** What an element's children can count as: white space between elements as nothing, no text also as an empty one. */
function readings(node: XmlElement): Children[] {
  const children: (XmlElement | string)[] = []
  for (const child of node.children)
    if (child.kind === 'element') children.push(child)
    else if (child.kind === 'text') children.push(child.text)
  const texts = children.filter((child) => typeof child === 'string')
  if (texts.length < children.length)
    return [children.filter((child) => typeof child !== 'string' || child.trim() !== '')]
  const text = texts.join('')
  return text.trim() === '' ? [[], [text]] : [[text]]
}

function read(plan: Schema, start = 0): Grammar {
  const { value: grammar, findings } = readRelaxNg(writeSchema(plan, start), { name: 'random.rng' })
  if (grammar === null) throw new Error(findings.map(({ message }) => message).join('\n'))
  return grammar
}

function parsed(source: string): XmlElement {
  const { value: parsedTree } = parseXml(source)
  if (parsedTree === null) throw new Error(source)
  return parsedTree.root
}

function elementsOf(root: XmlElement): XmlElement[] {
  return [root, ...root.children.flatMap((child) => (child.kind === 'element' ? elementsOf(child) : []))]
}

describe('a random grammar', () => {
  it('holds the trees that the specification says it holds', () => {
    fc.assert(
      fc.property(schema, fc.array(tree, { minLength: 6, maxLength: 6 }), (plan, trees) => {
        const reference = new Reference(plan)
        const grammars = plan.elements.map((_, start) => read(plan, start))
        for (const each of trees) {
          const source = writeTree(each)
          for (const root of elementsOf(parsed(source)))
            for (const [start, grammar] of grammars.entries()) {
              const findings = validate(grammar, { root, entities: new Map() }, source)
              const shown = `${source.slice(root.start, root.end)} in ${writeSchema(plan, start)}`
              expect(findings.length === 0, shown).toBe(reference.element(start, root))
            }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('allows an element exactly where the content stays valid with it', () => {
    const named = (local: string): Name => ({ uri: '', local })
    const siblings = fc.array(fc.constantFrom<Sibling>('text', named('a'), named('b'), named('c')), { maxLength: 4 })
    fc.assert(
      fc.property(schema, fc.array(fc.tuple(siblings, siblings), { minLength: 10, maxLength: 10 }), (plan, places) => {
        const grammar = read(plan)
        const parent = named('a')
        for (const [before, after] of places) {
          if (!allows(grammar, parent, [...before, ...after])) continue
          const allowed = allowedElements(grammar, { parent, before, after }).map(({ local }) => local)
          for (const local of ['a', 'b', 'c'])
            if (plan.elements.every(({ names: each }) => 'name' in each))
              expect(allowed.includes(local)).toBe(allows(grammar, parent, [...before, named(local), ...after]))
        }
      }),
      { numRuns: 80 },
    )
  })
})
