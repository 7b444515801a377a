import type { SourceFinding } from '../finding'
import { attributePlaces } from '../xml/attribute-places'
import { Lines } from '../xml/lines'
import { nameKey, outermostScope, scopeWithin, type NamespaceScope, type ResolvedName } from '../xml/namespaces'
import type { SourceRange, XmlElement, XmlText, XmlCdata, XmlTree } from '../xml/tree'
import { wantedText } from './attributes'
import {
  acceptsText,
  afterElement,
  afterText,
  elementSet,
  isSpace,
  startsNamed,
  startsOf,
  withoutAttributes,
} from './derivative'
import { elementsNamed, type Grammar } from './grammar'
import { anyName, spelledNames, type Name } from './name-class'
import { Offers, writtenName } from './offers'
import { choice, element, notAllowed, type ElementPattern, type ElementSet, type Pattern } from './pattern'
import { afterElementAhead, elementsAhead, namesAtStart, nearest, requiredElements } from './recovery'
import { judgeStartTag, type Candidate, type TagPart } from './start-tag'
import * as say from './violations'
import type { Violation, Where } from './violations'

const XINCLUDE = 'http://www.w3.org/2001/XInclude'

/** How a validation goes on. */
export interface ValidationOptions {
  /** After how many findings it ends; all are told unless this is set. */
  readonly limit?: number
}

/**
 * All that is wrong with a tree by a grammar, in the order of the text. `tree` was read from `source`.
 *
 * After an error the rest is judged as though the place had been right, so that each cause is told once: an unknown element is
 * passed over with what is in it, a misspelt one is taken for what was meant, one that stands too early counts, and so does
 * what comes after. Comments and instructions do not count; xi:include and references to entities outside of the file
 * may stand for anything.
 */
export function validate(
  grammar: Grammar,
  tree: XmlTree,
  source: string,
  options: ValidationOptions = {},
): readonly SourceFinding[] {
  const steps = validateInSteps(grammar, tree, source, options)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** How many elements are judged between two steps. */
const STEP = 2000

/**
 * {@link validate} in steps of a few milliseconds, for a caller that has to stay awake: yields how much of the source is
 * done, from 0 to 1, and returns the findings.
 */
export function* validateInSteps(
  grammar: Grammar,
  tree: XmlTree,
  source: string,
  options: ValidationOptions = {},
): Generator<number, readonly SourceFinding[], void> {
  const validator = new Validator(grammar, tree, source, options.limit ?? Infinity)
  for (let done = validator.advance(STEP); done !== null; done = validator.advance(STEP))
    yield source.length === 0 ? 1 : done / source.length
  return validator.findings.toSorted((a, b) => a.stretch.from - b.stretch.from)
}

/** How an element came to stand where it stands, and so what its parent makes of it. */
type Placement = 'placed' | 'ahead' | 'displaced' | 'skipped'

/** An element that is open. */
interface Frame {
  readonly node: XmlElement
  readonly scope: NamespaceScope
  /** Whether its content is judged; where it is not, its children are, each by itself. */
  readonly judged: boolean
  readonly set: ElementSet | null
  readonly placement: Placement
  candidates: readonly Candidate[]
  next: number
  /** The text since the last element, and its first node that is not white space alone. */
  text: string
  textNode: XmlText | XmlCdata | null
  hasElements: boolean
  /** Whether something stands in it that may stand for anything. */
  opaque: boolean
  last: string | null
  recovery: Recovery | null
}

/** What a frame remembers of errors among its children. */
interface Recovery {
  /** What remained where a child was passed over. */
  readonly skipped: Set<Pattern>
  /** Names of elements whose lack was told. */
  readonly missing: Set<string>
  /** What remained before a child that came too early. */
  before: readonly Candidate[]
}

class Validator {
  readonly findings: SourceFinding[] = []
  private readonly grammar: Grammar
  private readonly source: string
  private readonly limit: number
  private readonly lines: Lines
  private readonly offers: Offers
  private readonly stack: Frame[] = []
  /** Namespaces that stand, by mistake, for others. */
  private readonly aliases = new Map<string, string>()

  constructor(grammar: Grammar, tree: XmlTree, source: string, limit: number) {
    this.grammar = grammar
    this.source = source
    this.limit = limit
    this.lines = new Lines(source)
    this.offers = new Offers(tree)
    this.stack.push(documentFrame(tree.root, grammar.start))
  }

  /** Judges up to `count` elements; the offset that is reached, `null` at the end. */
  advance(count: number): number | null {
    let left = count
    for (let frame = this.stack.at(-1); frame !== undefined; frame = this.stack.at(-1)) {
      if (this.findings.length >= this.limit) return null
      const child = frame.node.children[frame.next++]
      if (child === undefined) this.close(frame)
      else if (child.kind === 'element') {
        this.open(frame, child)
        if (--left === 0) return child.start
      } else if (child.kind === 'text' || child.kind === 'cdata') {
        frame.text = frame.text === '' ? child.text : frame.text + child.text
        if (frame.textNode === null && !isSpace(child.text)) frame.textNode = child
      } else if (child.kind === 'reference') frame.opaque = true
    }
    return null
  }

  private report(violation: Violation, { start, end }: SourceRange): void {
    const at = this.lines.placeOf(start)
    this.findings.push({ severity: 'error', ...violation, at, stretch: { from: start, to: end } })
  }

  private nameOf(node: XmlElement, scope: NamespaceScope): ResolvedName | null {
    const name = scope.elementName(node.name)
    if (name === null || this.aliases.size === 0) return name
    const uri = this.aliases.get(name.uri)
    return uri === undefined ? name : { uri, local: name.local, key: nameKey({ uri, local: name.local }) }
  }

  private open(parent: Frame, node: XmlElement): void {
    const scope = scopeWithin(parent.scope, node.attributes)
    const name = this.nameOf(node, scope)
    if (name === null) {
      this.report(say.unboundPrefix(node.name), tagName(node))
      this.endText(parent)
      this.skip(parent)
      this.push(node, scope, null, null, 'skipped')
      return
    }
    if (name.uri === XINCLUDE) {
      parent.opaque = true
      return
    }
    this.endText(parent)
    if (!parent.judged) {
      if (!this.grammar.passes(name)) this.push(node, scope, name, this.known(name), 'skipped')
      return
    }
    const set = union(parent.candidates, ({ state }) => startsNamed(state, name, name.key))
    if (set !== null) this.push(node, scope, name, set, 'placed')
    else if (this.grammar.passes(name)) parent.opaque = true
    else this.misplaced(parent, node, scope, name)
  }

  /**
   * The patterns that an element has somewhere which spell its name out; `null` for none. Those that any name matches say
   * nothing about an element that stands elsewhere.
   */
  private known(name: Name): ElementSet | null {
    const elements = this.grammar.elements().named.get(nameKey(name))
    return elements === undefined ? null : elementSet(elements)
  }

  private push(
    node: XmlElement,
    scope: NamespaceScope,
    name: ResolvedName | null,
    set: ElementSet | null,
    placement: Placement,
  ): void {
    const judged = set !== null && name !== null
    const candidates = judged
      ? judgeStartTag(this.grammar, { node, name, scope, elements: set.elements }, (violation, part) => {
          this.report(violation, this.partOf(node, part))
        })
      : []
    this.stack.push({
      node,
      scope,
      judged,
      set,
      placement,
      candidates,
      next: 0,
      text: '',
      textNode: null,
      hasElements: false,
      opaque: false,
      last: null,
      recovery: null,
    })
  }

  private partOf(node: XmlElement, part: TagPart): SourceRange {
    if (part.kind === 'name') return tagName(node)
    const place = attributePlaces(this.source, node).get(part.name)
    if (place === undefined) return tagName(node)
    if (part.kind === 'attribute') return place.name
    // An empty value has no stretch that could be shown.
    return place.value.start < place.value.end ? place.value : { start: place.name.start, end: place.value.end + 1 }
  }

  private misplaced(parent: Frame, node: XmlElement, scope: NamespaceScope, name: ResolvedName): void {
    const recovery = recoveryOf(parent)
    if (recovery.missing.has(name.key)) {
      this.push(node, scope, name, this.known(name), 'displaced')
      return
    }
    const ahead = union(parent.candidates, ({ state }) => elementsAhead(state, name))
    if (ahead !== null) {
      this.tooEarly(parent, node, scope, name, ahead)
      return
    }
    const known = this.known(name)
    const meant = known === null ? this.inOtherNamespace(parent, name) : null
    if (meant !== null) {
      this.foreign(parent, node, scope, name, meant)
      return
    }
    if (elementsNamed(this.grammar, name).length === 0) {
      this.unknown(parent, node, scope, name)
      return
    }
    this.report(this.misplacement(parent, node, scope), tagName(node))
    this.skip(parent)
    this.push(node, scope, name, known, 'skipped')
  }

  private misplacement(parent: Frame, node: XmlElement, scope: NamespaceScope): Violation {
    const states = parent.candidates.map(({ state }) => state)
    const offer = this.offers.of(namesAtStart(states), scope)
    if (isDocument(parent)) return say.wrongRoot(node.name, offer)
    const textMay = states.some((state) => afterText(state, 'x', () => null) !== notAllowed)
    return say.misplaced(node.name, whereIn(parent), offer, textMay)
  }

  private tooEarly(
    parent: Frame,
    node: XmlElement,
    scope: NamespaceScope,
    name: ResolvedName,
    ahead: ElementSet,
  ): void {
    const recovery = recoveryOf(parent)
    const [first] = parent.candidates
    const missing = new Map(first === undefined ? [] : requiredElements(first.state))
    if (first !== undefined)
      for (const key of requiredElements(afterElementAhead(first.state, ahead)).keys()) missing.delete(key)
    missing.delete(name.key)
    for (const key of missing.keys()) recovery.missing.add(key)
    if (!parent.opaque) {
      const names = [...missing.values()].map((each) => writtenName(each, scope))
      const violation =
        names.length === 0 ? this.misplacement(parent, node, scope) : say.early(node.name, whereIn(parent), names)
      this.report(violation, tagName(node))
    }
    recovery.before = parent.candidates
    this.push(node, scope, name, ahead, 'ahead')
  }

  /**
   * The element that is meant by one whose namespace is forgotten, or is another for the whole text; `null` where that is
   * not likely.
   */
  private inOtherNamespace(parent: Frame, name: Name): Name | null {
    if (name.uri !== '' && !isDocument(parent)) return null
    const same = (each: Name) => each.local === name.local
    const possible = namesAtStart(parent.candidates.map(({ state }) => state))
    return possible.find(same) ?? this.grammar.elements().names.find(same) ?? null
  }

  /** An element in the wrong namespace, which from here on is taken for the right one. */
  private foreign(parent: Frame, node: XmlElement, scope: NamespaceScope, name: Name, meant: Name): void {
    this.report(say.foreignNamespace(node.name, name.uri, meant.uri), tagName(node))
    this.aliases.set(name.uri, meant.uri)
    const key = nameKey(meant)
    const set = union(parent.candidates, ({ state }) => startsNamed(state, meant, key))
    if (set === null) this.skip(parent)
    this.push(node, scope, { ...meant, key }, set ?? this.known(meant), set === null ? 'skipped' : 'placed')
  }

  /** An element whose name no pattern has: one that is misspelt is taken for what was meant. */
  private unknown(parent: Frame, node: XmlElement, scope: NamespaceScope, name: ResolvedName): void {
    const states = parent.candidates.map(({ state }) => state)
    const possible = namesAtStart(states)
    const elsewhere = this.grammar.elements().names
    const spelled = (each: Name) => writtenName(each, scope)
    const here = nearest(node.name, possible, spelled)
    const meant = here ?? nearest(node.name, elsewhere, spelled)
    const suggestion = meant === null ? null : spelled(meant)
    this.report(say.unknown(node.name, whereIn(parent), this.grammar.name, suggestion), tagName(node))
    const set = here === null ? null : union(parent.candidates, ({ state }) => startsNamed(state, here))
    if (set === null) this.skip(parent)
    this.push(
      node,
      scope,
      name,
      set ?? (meant === null ? null : this.known(meant)),
      set === null ? 'skipped' : 'placed',
    )
  }

  /** Remembers that a child was passed over, which may be what is missing at the end. */
  private skip(parent: Frame): void {
    const { skipped } = recoveryOf(parent)
    for (const { state } of parent.candidates) skipped.add(state)
  }

  /** Judges the text before a child element. */
  private endText(frame: Frame): void {
    frame.hasElements = true
    const { text, textNode } = frame
    if (text === '') return
    frame.text = ''
    frame.textNode = null
    if (textNode === null || !frame.judged) return
    const prefixes = frame.scope.uriOf
    const rest = frame.candidates
      .map(({ element, state }) => ({ element, state: afterText(state, text, prefixes) }))
      .filter(({ state }) => state !== notAllowed)
    if (rest.length > 0) frame.candidates = rest
    else this.wrongText(frame, text, textNode)
  }

  private wrongText(frame: Frame, text: string, textNode: XmlText | XmlCdata): void {
    const place = wordsOf(this.source, textNode)
    const states = frame.candidates.map(({ state }) => state)
    if (states.some((state) => state.readsText)) {
      this.report(say.wrongText(frame.node.name, text, wantedText(choice(...states))), place)
      return
    }
    const contents = frame.candidates.map(({ element }) => withoutAttributes(element.content()))
    const directly = !contents.some(holdsText)
    const holders = states
      .flatMap((state) => startsOf(state).elements)
      .filter((element) => holdsText(withoutAttributes(element.content())))
      .flatMap(({ names }) => spelledNames(names))
    const offer = this.offers.of(holders, frame.scope, 3)
    this.report(say.misplacedText(whereIn(frame), directly, offer), place)
  }

  private close(frame: Frame): void {
    this.stack.pop()
    const parent = this.stack.at(-1)
    if (parent === undefined) return
    const finished = frame.judged ? this.finish(frame) : []
    parent.last = frame.node.name
    if (!parent.judged || finished.length === 0 || frame.set === null) return
    const set = finished.length === frame.set.elements.length ? frame.set : elementSet(finished)
    this.goOn(parent, frame.placement, set)
  }

  /** What remains of a parent after a child that was one of `set`. */
  private goOn(parent: Frame, placement: Placement, set: ElementSet): void {
    const after = (candidates: readonly Candidate[], derive: typeof afterElement) =>
      candidates
        .map(({ element, state }) => ({ element, state: derive(state, set) }))
        .filter(({ state }) => state !== notAllowed)
    switch (placement) {
      case 'placed':
        parent.candidates = after(parent.candidates, afterElement)
        return
      case 'ahead':
        parent.candidates = after(parent.candidates, afterElementAhead)
        return
      case 'displaced':
        parent.candidates = [...parent.candidates, ...after(recoveryOf(parent).before, afterElement)]
        return
      case 'skipped':
    }
  }

  /** The patterns that an element which ends here turned out to match; all that were possible, where it has an error. */
  private finish(frame: Frame): readonly ElementPattern[] {
    const { candidates, text, textNode, hasElements } = frame
    const prefixes = frame.scope.uriOf
    const complete = candidates.filter(({ state }) =>
      !hasElements
        ? acceptsText(state, text, prefixes)
        : textNode === null
          ? state.nullable
          : afterText(state, text, prefixes).nullable,
    )
    if (complete.length === 0) this.unfinished(frame)
    return (complete.length === 0 ? candidates : complete).map(({ element }) => element)
  }

  private unfinished(frame: Frame): void {
    const { candidates, node, text, textNode, opaque, recovery } = frame
    const states = candidates.map(({ state }) => state)
    const goesOn = states.some((state) => afterText(state, text, frame.scope.uriOf) !== notAllowed)
    if (textNode !== null && !goesOn) {
      if (!opaque || !states.some((state) => state.readsText)) this.wrongText(frame, text, textNode)
      return
    }
    if (opaque || states.every((state) => recovery?.skipped.has(state) === true)) return
    const possible = namesAtStart(states)
    if (possible.length === 0 && states.some((state) => state.readsText)) {
      this.report(say.wrongText(node.name, '', wantedText(choice(...states))), tagName(node))
      return
    }
    const [first, ...others] = states.map(requiredElements)
    const required = [...(first ?? new Map<string, Name>())].filter(([key]) => others.every((other) => other.has(key)))
    const missing = required.map(([, name]) => writtenName(name, frame.scope))
    this.report(say.incomplete(node.name, missing, this.offers.of(possible, frame.scope)), tagName(node))
  }
}

/** What stands for the document itself, which has the root for its content. */
const DOCUMENT = element(anyName(), () => notAllowed)

function documentFrame(root: XmlElement, start: Pattern): Frame {
  const node: XmlElement = { ...root, name: '', attributes: {}, children: [root] }
  return {
    node,
    scope: outermostScope(),
    judged: true,
    set: null,
    placement: 'skipped',
    candidates: [{ element: DOCUMENT, state: start }],
    next: 0,
    text: '',
    textNode: null,
    hasElements: false,
    opaque: false,
    last: null,
    recovery: null,
  }
}

function isDocument(frame: Frame): boolean {
  return frame.node.name === ''
}

function recoveryOf(frame: Frame): Recovery {
  return (frame.recovery ??= { skipped: new Set(), missing: new Set(), before: [] })
}

function whereIn(frame: Frame): Where {
  return { parent: isDocument(frame) ? null : frame.node.name, after: frame.last }
}

/** Where the name stands in the start tag of `node`. */
function tagName(node: XmlElement): SourceRange {
  return { start: node.start + 1, end: node.start + 1 + node.name.length }
}

/** The stretch of a text node without white space around it. */
function wordsOf(source: string, { start, end }: SourceRange): SourceRange {
  const text = source.slice(start, end)
  const lead = /^\s*/.exec(text)?.[0].length ?? 0
  return { start: start + lead, end: start + lead + text.trim().length }
}

function holdsText(pattern: Pattern): boolean {
  return afterText(pattern, 'x', () => null) !== notAllowed
}

/** The patterns that `find` finds for any of `candidates`; `null` for none. */
function union(candidates: readonly Candidate[], find: (candidate: Candidate) => ElementSet | null): ElementSet | null {
  const [only] = candidates
  if (only !== undefined && candidates.length === 1) return find(only)
  const elements = candidates.flatMap((candidate) => find(candidate)?.elements ?? [])
  return elements.length === 0 ? null : elementSet(elements)
}
