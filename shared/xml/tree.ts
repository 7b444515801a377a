/** A stretch of a source text, in UTF-16 offsets; `end` is the offset after the last unit. */
export interface SourceRange {
  readonly start: number
  readonly end: number
}

/** An element's attributes by qualified name, in source order, with references decoded and white space normalised. */
export type XmlAttributes = Readonly<Record<string, string>>

/** What an element is, wherever it came from. */
export interface ElementContent {
  readonly kind: 'element'
  /** Qualified name as written. */
  readonly name: string
  readonly attributes: XmlAttributes
  readonly children: readonly NodeContent[]
}

/** Character data, decoded: references resolved, line ends as `\n`. */
export interface TextContent {
  readonly kind: 'text'
  readonly text: string
}

/** A CDATA section with what stands between its delimiters. */
export interface CdataContent {
  readonly kind: 'cdata'
  readonly text: string
}

/** A comment; `data` is all between `<!--` and `-->`. */
export interface CommentContent {
  readonly kind: 'comment'
  readonly data: string
}

/** A processing instruction; `data` is all between `<?` and `?>`, target included. */
export interface InstructionContent {
  readonly kind: 'instruction'
  readonly data: string
}

/** A reference to an entity that is not plain text: declared with markup in it, or outside the file. */
export interface ReferenceContent {
  readonly kind: 'reference'
  readonly name: string
}

/** Anything that stands in an element, without a place in a source. */
export type NodeContent =
  ElementContent | TextContent | CdataContent | CommentContent | InstructionContent | ReferenceContent

/** An element that was read, with the places of its tags. */
export interface XmlElement extends ElementContent, SourceRange {
  readonly children: readonly XmlNode[]
  /** Offset after the `>` of the start tag. */
  readonly startTagEnd: number
  /** Offset of the `</` of the end tag; equal to `end` where the element is self-closing. */
  readonly endTagStart: number
  readonly selfClosing: boolean
}

/** Character data that was read. */
export type XmlText = TextContent & SourceRange
/** A CDATA section that was read; the range includes its delimiters. */
export type XmlCdata = CdataContent & SourceRange
/** A comment that was read; the range includes its delimiters. */
export type XmlComment = CommentContent & SourceRange
/** A processing instruction that was read; the range includes its delimiters. */
export type XmlInstruction = InstructionContent & SourceRange
/** An entity reference that was kept. */
export type XmlReference = ReferenceContent & SourceRange

/** Anything that stands in an element that was read. */
export type XmlNode = XmlElement | XmlText | XmlCdata | XmlComment | XmlInstruction | XmlReference

/** What was read of an XML file: everything before `root.start` and after `root.end` is taken as written. */
export interface XmlTree {
  readonly root: XmlElement
  /** The replacement texts of the internal entities that are plain text. */
  readonly entities: ReadonlyMap<string, string>
}
