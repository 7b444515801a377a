import type { SourceFinding } from '../finding'
import { XINCLUDE_NAMESPACE } from '../namespaces'
import { attributePlaces } from '../xml/attribute-places'
import { Lines } from '../xml/lines'
import { scopeWithin, type NamespaceScope, type ResolvedName } from '../xml/namespaces'
import type { SourceRange, XmlCdata, XmlElement, XmlText, XmlTree } from '../xml/tree'
import { wantedText } from './attributes'
import { withoutAttributes } from './after-attribute'
import { afterElement } from './after-element'
import { acceptsText, afterText, isSpace } from './after-text'
import { elementSet, startsNamed, startsOf } from './starts'
import { documentFrame, opened, recoveryOf, tagName, union, whereIn, type Frame, type Placement } from './frame'
import type { Grammar } from './grammar'
import { Misplacements } from './misplacement'
import { spelledNames, type Name } from './name-class'
import { Offers, writtenName } from './offers'
import { choice, notAllowed } from './constructors'
import type { ElementPattern, ElementSet, Pattern } from './pattern'
import { afterElementAhead, namesAtStart, requiredElements } from './recovery'
import { judgeStartTag, type Candidate, type TagPart } from './start-tag'
import * as say from './violations'
import type { Violation } from './violations'

/** Judges one tree by a grammar, element by element, with a {@link Frame} for each that is open; used once. */
export class Validator {
  readonly findings: SourceFinding[] = []
  private readonly grammar: Grammar
  private readonly source: string
  private readonly limit: number
  private readonly lines: Lines
  private readonly offers: Offers
  private readonly misplacements: Misplacements
  private readonly stack: Frame[] = []

  constructor(grammar: Grammar, tree: XmlTree, source: string, limit: number) {
    this.grammar = grammar
    this.source = source
    this.limit = limit
    this.lines = new Lines(source)
    this.offers = new Offers(tree)
    this.misplacements = new Misplacements(grammar, this.offers)
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

  private open(parent: Frame, node: XmlElement): void {
    const scope = scopeWithin(parent.scope, node.attributes)
    const written = scope.elementName(node.name)
    if (written === null) {
      this.report(say.unboundPrefix(node.name), tagName(node))
      this.endText(parent)
      this.misplacements.skip(parent)
      this.push(node, scope, null, null, 'skipped')
      return
    }
    const name = this.misplacements.meant(written)
    if (name.uri === XINCLUDE_NAMESPACE) {
      parent.opaque = true
      return
    }
    this.endText(parent)
    if (!parent.judged) {
      if (!this.grammar.passes(name)) this.push(node, scope, name, this.misplacements.known(name), 'skipped')
      return
    }
    const set = union(parent.candidates, ({ state }) => startsNamed(state, name, name.key))
    if (set !== null) this.push(node, scope, name, set, 'placed')
    else if (this.grammar.passes(name)) parent.opaque = true
    else {
      const recovered = this.misplacements.judge(parent, { written: node.name, name, scope })
      if (recovered.violation !== null) this.report(recovered.violation, tagName(node))
      this.push(node, scope, recovered.name, recovered.set, recovered.placement)
    }
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
    this.stack.push(opened({ node, scope, judged, set, placement, candidates }))
  }

  private partOf(node: XmlElement, part: TagPart): SourceRange {
    if (part.kind === 'name') return tagName(node)
    const place = attributePlaces(this.source, node).get(part.name)
    if (place === undefined) return tagName(node)
    if (part.kind === 'attribute') return place.name
    // An empty value has no stretch that could be shown.
    return place.value.start < place.value.end ? place.value : { start: place.name.start, end: place.value.end + 1 }
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
    frame.hasText = true
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

/** The stretch of a text node without white space around it. */
function wordsOf(source: string, { start, end }: SourceRange): SourceRange {
  const text = source.slice(start, end)
  const lead = /^\s*/.exec(text)?.[0].length ?? 0
  return { start: start + lead, end: start + lead + text.trim().length }
}

function holdsText(pattern: Pattern): boolean {
  return afterText(pattern, 'x', () => null) !== notAllowed
}
