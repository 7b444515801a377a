import type { Node } from 'prosemirror-model'
import { renditionWords, schema, type Rendition } from '../../schema'
import type { LinkTarget } from './fields'
import type { Part } from './parts'
import { letterRoles, signJoiner } from './roles'
import { RunningText, type Tag } from './running-text'
import type { Story, WordReader } from './word-reader'
import { lookOf, type Look, type WordStyle } from './word-styles'
import { childOf, elementsOf, textOf, valueOf, within, type WordNode } from './word-tree'

const renditions = Object.keys(renditionWords) as readonly Rendition[]

/** A page of the original as Recto writes it: `[p. 202]`. */
const pageMark = /\[p\.(?: ([^\]]*))?\]/

/** Reads what stands in one paragraph. */
export class RunReader {
  readonly #story: Story
  readonly #reader: WordReader
  readonly #style: WordStyle
  #text: RunningText
  #label: readonly Node[] | null = null
  readonly #wantsLabel: boolean
  readonly #boxes: Part[] = []
  #letters = 0
  #boldLetters = 0
  #page: string | null = null
  /** Puts the note whose reference was read, once its sign is known, which comes after it. */
  #putSigned: ((sign: string) => void) | null = null

  constructor(story: Story, reader: WordReader, style: WordStyle, wantsLabel: boolean) {
    this.#story = story
    this.#reader = reader
    this.#style = style
    this.#wantsLabel = wantsLabel
    this.#text = new RunningText(reader.newId)
  }

  read(paragraph: WordNode): void {
    this.#children(paragraph, null)
    this.#putSigned?.('')
    this.#putSigned = null
  }

  done() {
    return {
      inlines: this.#text.done(),
      label: this.#label,
      boxes: this.#boxes,
      bold: this.#letters > 0 && this.#boldLetters === this.#letters,
      /** The page that the paragraph names, where it names one and nothing else. */
      page: this.#page,
    }
  }

  #children(node: WordNode, link: Tag | null): void {
    for (const child of elementsOf(node)) this.#child(child, link)
  }

  #child(node: WordNode, link: Tag | null): void {
    const { met, survey } = this.#reader
    const { fields } = this.#story
    switch (node.name) {
      case 'r':
        this.#run(node, link)
        return
      case 'hyperlink':
        this.#children(node, this.#linkTag(this.#hyperlink(node)) ?? link)
        return
      case 'fldSimple':
        fields.begin()
        fields.instruction(node.attributes['instr'] ?? '')
        fields.separate()
        this.#children(node, link)
        fields.end()
        return
      case 'del':
      case 'moveFrom':
        met.changes += 1
        return
      case 'ins':
      case 'moveTo':
        met.changes += 1
        this.#children(node, link)
        return
      case 'bookmarkStart': {
        const name = node.attributes['name'] ?? ''
        if (survey.targets.has(name) && this.#reader.claims(name)) this.#anchor(name)
        return
      }
      case 'x:oMath':
      case 'x:oMathPara':
        met.formulas += 1
        this.#text.text([...within(node, 'x:t')].map(textOf).join(''), link === null ? [] : [link])
        return
      case 'sdt':
      case 'sdtContent':
      case 'smartTag':
      case 'customXml':
      case 'dir':
      case 'bdo':
      case 'x:AlternateContent':
      case 'x:Choice':
        this.#children(node, link)
    }
  }

  #anchor(name: string): void {
    const attrs = { name: 'anchor', attributes: { 'xml:id': name } }
    this.#text.put(schema.nodes.point.create(attrs), [])
  }

  #run(run: WordNode, link: Tag | null): void {
    const properties = childOf(run, 'rPr')
    const letters = this.#reader.styles.letters(valueOf(properties, 'rStyle'))
    const look = { ...letters.look, ...lookOf(properties) }
    const [name = ''] = letters.names
    if (look.hidden === true) {
      if (textOf(run) !== '' && this.#story.fields.isText) this.#reader.met.hidden += 1
      for (const child of elementsOf(run)) if (child.name === 'fldChar') this.#fieldMark(child)
      return
    }
    if (name === letterRoles.number || elementsOf(run).some((child) => isOwnMark(child))) return
    const text = elementsOf(run)
      .filter((child) => child.name === 't')
      .map(textOf)
      .join('')
    if (this.#isOwnLabel(text) || this.#isSign(text)) return
    if (name === letterRoles.page && this.#pageOf(text)) return
    if (name === letterRoles.nested && this.#nested(text)) return
    const tags = this.#tags(look, link)
    for (const child of elementsOf(run)) if (this.#content(child, run, tags, look) === 'note') break
  }

  /** The sign that a note with its own sign begins with. */
  #isOwnLabel(text: string): boolean {
    if (this.#story.label === null || text.trim() === '') return false
    const isLabel = text.trim() === this.#story.label
    this.#story.label = null
    return isLabel
  }

  /** The sign of the note before it, as Recto writes it: a joiner in the run of the reference, the sign in the next. */
  #isSign(text: string): boolean {
    const put = this.#putSigned
    if (put === null) return false
    this.#putSigned = null
    const isSign = text.startsWith(signJoiner)
    put(isSign ? text.slice(signJoiner.length).trim() : '')
    return isSign
  }

  #pageOf(text: string): boolean {
    if (text.trim() === '') return true
    const found = pageMark.exec(text)
    if (found === null) return false
    const n = found[1] ?? ''
    this.#page = n
    this.#text.put(schema.nodes.pageBreak.create({ attributes: n === '' ? {} : { n } }), [])
    return true
  }

  #nested(label: string): boolean {
    const note = this.#reader.noteInNote(label.trim(), this.#story)
    if (note !== null) this.#text.put(note, [])
    return note !== null
  }

  #content(node: WordNode, run: WordNode, tags: readonly Tag[], look: Look): 'note' | null {
    const { fields } = this.#story
    if (node.name === 'fldChar') this.#fieldMark(node)
    else if (node.name === 'instrText') fields.instruction(textOf(node))
    else if (!fields.isText) return null
    else
      switch (node.name) {
        case 't':
          this.#words(textOf(node), tags, look)
          break
        case 'tab':
        case 'ptab':
          this.#tab(tags)
          break
        case 'noBreakHyphen':
          this.#words('\u2011', tags, look)
          break
        case 'softHyphen':
          this.#words('\u00ad', tags, look)
          break
        case 'sym':
          this.#words(symbolOf(node), tags, look)
          break
        case 'br':
        case 'cr':
          this.#break(node.attributes['type'], tags)
          break
        case 'footnoteReference':
        case 'endnoteReference':
          return this.#note(node, run, tags)
        case 'commentReference':
          this.#put(this.#story.kind === 'main' ? this.#reader.comment(node.attributes['id'] ?? '') : null, tags)
          break
        case 'drawing':
        case 'pict':
        case 'object':
        case 'x:AlternateContent':
          this.#picture(node)
      }
    return null
  }

  #fieldMark(node: WordNode): void {
    const { fields } = this.#story
    const type = node.attributes['fldCharType']
    if (type === 'begin') fields.begin()
    else if (type === 'separate') fields.separate()
    else if (type === 'end') fields.end()
  }

  #words(text: string, tags: readonly Tag[], look: Look): void {
    const count = text.replace(/\s/g, '').length
    this.#letters += count
    if ((look.bold ?? this.#style.look.bold) === true) this.#boldLetters += count
    this.#text.text(text, tags)
  }

  #tab(tags: readonly Tag[]): void {
    if (!this.#wantsLabel || this.#label !== null) {
      this.#text.text(' ', tags)
      return
    }
    this.#label = this.#text.done()
    this.#text = new RunningText(this.#reader.newId)
  }

  #break(type: string | undefined, tags: readonly Tag[]): void {
    if (type === 'page') this.#text.put(schema.nodes.pageBreak.create(), [])
    else if (type === 'column') this.#text.text(' ', tags)
    else this.#text.put(schema.nodes.lineBreak.create(), tags)
  }

  /** The reference to a note; the rest of its run is the sign that it shows, where it has its own. */
  #note(node: WordNode, run: WordNode, tags: readonly Tag[]): 'note' | null {
    if (this.#story.kind !== 'main') return null
    const own = node.attributes['customMarkFollows']
    const ownMark = own !== undefined && own !== '0' && own !== 'false'
    const label = ownMark ? [...within(run, 't')].map(textOf).join('').trim() : null
    const kind = node.name === 'footnoteReference' ? 'footnotes' : 'endnotes'
    const links = tags.filter(({ name }) => name === 'ref')
    const put = (sign: string | null) => {
      this.#put(this.#reader.note(kind, node.attributes['id'] ?? '', sign), links)
    }
    if (label === signJoiner) this.#putSigned = put
    else put(label)
    return label === null ? null : 'note'
  }

  #put(node: Node | null, tags: readonly Tag[]): void {
    if (node !== null) this.#text.put(node, tags)
  }

  #picture(node: WordNode): void {
    let found = false
    for (const box of within(node, 'txbxContent')) {
      found = true
      this.#boxes.push(...this.#reader.parts(box, this.#story))
    }
    if (!found) this.#reader.met.pictures += 1
  }

  #tags(look: Look, link: Tag | null): readonly Tag[] {
    const around = link ?? this.#linkTag(this.#story.fields.target)
    const language = this.#foreign(look.language)
    const looks = renditions.filter(
      (rendition) =>
        look[rendition] === true &&
        this.#style.look[rendition] !== true &&
        !(rendition === 'underline' && around !== null),
    )
    return [
      ...(around === null ? [] : [around]),
      ...(language === null
        ? []
        : [{ key: `language ${language}`, name: 'foreign', attributes: { 'xml:lang': language } }]),
      ...looks.map((rendition) => {
        const [rend] = renditionWords[rendition]
        return { key: rendition, name: 'hi', attributes: { rend } }
      }),
    ]
  }

  /** A language that is not that of the text; its variants (`en-US`, `en-GB`) are the same language. */
  #foreign(language: string | undefined): string | null {
    const main = this.#reader.survey.language
    if (language === undefined || main === null || language === '' || language === 'x-none') return null
    const of = (tag: string) => tag.toLowerCase().split('-')[0]
    return of(language) === of(main) || !/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? null : language
  }

  #hyperlink({ attributes }: WordNode): LinkTarget | null {
    const id = attributes['r:id']
    const links = this.#reader.links[this.#story.kind === 'comments' ? 'main' : this.#story.kind]
    const url = id === undefined ? undefined : links.get(id)
    const anchor = attributes['anchor']
    if (url !== undefined && url !== '')
      return { kind: 'outside', url: anchor === undefined ? url : `${url}#${anchor}` }
    return anchor === undefined ? null : { kind: 'bookmark', name: anchor }
  }

  #linkTag(target: LinkTarget | null): Tag | null {
    if (target === null) return null
    if (target.kind === 'bookmark' && !this.#reader.survey.targets.has(target.name)) return null
    const value = target.kind === 'bookmark' ? `#${target.name}` : pointerOf(target.url)
    if (value === null) return null
    return { key: `link ${value}`, name: 'ref', attributes: { target: value } }
  }
}

/** The mark of the note itself, at the beginning of its text. */
function isOwnMark({ name }: WordNode): boolean {
  return name === 'footnoteRef' || name === 'endnoteRef' || name === 'annotationRef'
}

/** An address as a pointer of TEI, which holds no space; `null` where it is none. */
function pointerOf(url: string): string | null {
  const plain = url.trim().replace(/\s/g, '%20')
  return plain === '' || /^(javascript|vbscript|data):/i.test(plain) ? null : plain
}

/** A sign of a font; those of the fonts of signs stand in the private area above the letters that they are typed with. */
function symbolOf({ attributes }: WordNode): string {
  const code = parseInt(attributes['char'] ?? '', 16)
  if (!Number.isInteger(code) || code <= 32 || code > 0xffff || (code >= 0xd800 && code < 0xe000)) return ''
  return code >= 0xf020 && code <= 0xf0ff ? '\ufffd' : String.fromCharCode(code)
}
