import { outermostScope, type NamespaceScope } from '../xml/namespaces'
import type { SourceRange, XmlCdata, XmlElement, XmlText } from '../xml/tree'
import { elementSet } from './starts'
import { anyName } from './name-class'
import { element, notAllowed } from './constructors'
import type { ElementSet, Pattern } from './pattern'
import type { Candidate } from './start-tag'
import type { Where } from './violations'

/** How an element came to stand where it stands, and so what its parent makes of it. */
export type Placement = 'placed' | 'ahead' | 'displaced' | 'skipped'

/** An element that is open. */
export interface Frame {
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
  /** Whether text stands in it before what comes now. */
  hasText: boolean
  hasElements: boolean
  /** Whether something stands in it that may stand for anything. */
  opaque: boolean
  last: string | null
  recovery: Recovery | null
}

/** What a frame remembers of errors among its children. */
export interface Recovery {
  /** What remained where a child was passed over. */
  readonly skipped: Set<Pattern>
  /** Names of elements whose lack was told. */
  readonly missing: Set<string>
  /** What remained before a child that came too early. */
  before: readonly Candidate[]
}

/** The frame of an element of which only the start tag was read. */
export function opened(element: Pick<Frame, 'node' | 'scope' | 'judged' | 'set' | 'placement' | 'candidates'>): Frame {
  // Written out: an object spread and then added to is many times slower to read, and a frame is read all the time.
  const { node, scope, judged, set, placement, candidates } = element
  return {
    node,
    scope,
    judged,
    set,
    placement,
    candidates,
    next: 0,
    text: '',
    textNode: null,
    hasText: false,
    hasElements: false,
    opaque: false,
    last: null,
    recovery: null,
  }
}

/** What stands for the document itself, which has the root for its content. */
const DOCUMENT = element(anyName(), () => notAllowed)

/** The frame that holds the root, which must match `start`. */
export function documentFrame(root: XmlElement, start: Pattern): Frame {
  const node: XmlElement = { ...root, name: '', attributes: {}, children: [root] }
  return opened({
    node,
    scope: outermostScope(),
    judged: true,
    set: null,
    placement: 'skipped',
    candidates: [{ element: DOCUMENT, state: start }],
  })
}

/** Whether `frame` stands for the document. */
export function isDocument(frame: Frame): boolean {
  return frame.node.name === ''
}

/** What `frame` remembers of errors. */
export function recoveryOf(frame: Frame): Recovery {
  return (frame.recovery ??= { skipped: new Set(), missing: new Set(), before: [] })
}

/** Where a child of `frame` that comes now stands. */
export function whereIn(frame: Frame): Where {
  return { parent: isDocument(frame) ? null : frame.node.name, after: frame.last, behindText: frame.hasText }
}

/** Where the name stands in the start tag of `node`. */
export function tagName(node: XmlElement): SourceRange {
  return { start: node.start + 1, end: node.start + 1 + node.name.length }
}

/** The patterns that `find` finds for any of `candidates`; `null` for none. */
export function union(
  candidates: readonly Candidate[],
  find: (candidate: Candidate) => ElementSet | null,
): ElementSet | null {
  const [only] = candidates
  if (only !== undefined && candidates.length === 1) return find(only)
  const elements = candidates.flatMap((candidate) => find(candidate)?.elements ?? [])
  return elements.length === 0 ? null : elementSet(elements)
}
