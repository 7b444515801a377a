import type { Severity } from '../finding'
import { TEI_NAMESPACE } from '../namespaces'
import { attributePlaces } from '../xml/attribute-places'
import { decodeReference } from '../xml/escape'
import { Lines } from '../xml/lines'
import { outermostScope, scopeWithin, type NamespaceScope } from '../xml/namespaces'
import type { SourceRange, XmlElement, XmlTree } from '../xml/tree'

/** What a check found, before it has a place of line and column. */
export interface Flaw {
  readonly severity: Severity
  readonly code: string
  readonly message: string
  readonly values: Readonly<Record<string, string | number>>
  readonly stretch: SourceRange
}

/** An element with its expanded name. */
export interface CheckedElement {
  readonly element: XmlElement
  /** `''` where no namespace is declared for it. */
  readonly uri: string
  readonly local: string
  /** Whether it is an element of TEI; in a file that declares no namespace, every element without a prefix counts as one. */
  readonly tei: boolean
  /** Whether `@xml:base` is set on it or around it, so that `#…` means a place in another file. */
  readonly based: boolean
  /** The element it stands in; `null` for the root. */
  readonly parent: CheckedElement | null
}

/** A text with what the checks ask of it; all elements are listed once, in the order of their start tags. */
export class CheckedText {
  readonly tree: XmlTree
  readonly source: string
  readonly lines: Lines
  readonly elements: readonly CheckedElement[]

  constructor(tree: XmlTree, source: string) {
    this.tree = tree
    this.source = source
    this.lines = new Lines(source)
    const elements: CheckedElement[] = []
    list(tree.root, null, outermostScope(), elements)
    this.elements = elements
  }

  /** Where the value of an attribute stands, without its quotes; the start tag where there is no such attribute. */
  valuePlace(element: XmlElement, attribute: string): SourceRange {
    const place = attributePlaces(this.source, element).get(attribute)
    return place?.value ?? { start: element.start, end: element.startTagEnd }
  }

  /** Where the name of an attribute stands. */
  namePlace(element: XmlElement, attribute: string): SourceRange {
    const place = attributePlaces(this.source, element).get(attribute)
    return place?.name ?? { start: element.start, end: element.startTagEnd }
  }

  /** Where the name in the start tag of an element stands. */
  tagPlace({ start, name }: XmlElement): SourceRange {
    return { start: start + 1, end: start + 1 + name.length }
  }

  /** Where each of the words of an attribute's value stands. */
  wordPlaces(element: XmlElement, attribute: string): readonly (SourceRange & { readonly word: string })[] {
    const { start, end } = this.valuePlace(element, attribute)
    return [...this.source.slice(start, end).matchAll(/[^ \t\r\n]+/g)].map((match) => ({
      word: this.decode(match[0]),
      start: start + match.index,
      end: start + match.index + match[0].length,
    }))
  }

  private decode(raw: string): string {
    return raw.replace(
      /&([^;]*);/g,
      (whole, name: string) => decodeReference(name) ?? this.tree.entities.get(name) ?? whole,
    )
  }
}

// As deep as the tree, which parsing bounds.
function list(
  element: XmlElement,
  parent: CheckedElement | null,
  outer: NamespaceScope,
  elements: CheckedElement[],
): void {
  const scope = scopeWithin(outer, element.attributes)
  // A prefix that nothing declares makes a name that is in no namespace we know.
  const { uri, local } = scope.elementName(element.name) ?? { uri: '', local: element.name }
  const checked: CheckedElement = {
    element,
    uri,
    local,
    tei: uri === TEI_NAMESPACE || (uri === '' && !element.name.includes(':')),
    based: parent?.based === true || (element.attributes['xml:base'] ?? '') !== '',
    parent,
  }
  elements.push(checked)
  for (const child of element.children) if (child.kind === 'element') list(child, checked, scope, elements)
}
