import i18next from 'i18next'
import type { Mark, Node } from 'prosemirror-model'
import type { ReactNode } from 'react'
import { familyOf, keptName, localName, type KeptAttrs, type PointAttrs, type SpanAttrs } from '../../shared/schema'
import { elementWords } from './change-words'
import styles from './Pieces.module.css'
import type { Piece } from './pieces'

/** Running text as it is compared: its words in their tags, with points and notes in the line. */
export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, index) => <One key={index} piece={piece} />)
}

function One({ piece }: { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'text':
      return inSpans(piece.text, piece.marks)
    case 'atom':
      return <Atom node={piece.node} />
    case 'note':
      return (
        <span className={styles.note} title={i18next.t('note', { ns: 'compare' })}>
          {piece.edge === 'begin' ? noteSign(piece.node) : ']'}
        </span>
      )
    case 'break':
      return (
        <span className={styles.break} role="img" aria-label={i18next.t('break', { ns: 'compare' })}>
          ¶
        </span>
      )
  }
}

function noteSign({ attrs }: Node): string {
  const { n = '' } = (attrs as { attributes: Readonly<Record<string, string>> }).attributes
  return n === '' ? ' [' : ` [${n} `
}

function inSpans(text: string, marks: readonly Mark[]): ReactNode {
  return marks.reduceRight<ReactNode>((content, mark) => <InSpan mark={mark}>{content}</InSpan>, text)
}

function InSpan({ mark, children }: { readonly mark: Mark; readonly children: ReactNode }) {
  const { name, attributes } = mark.attrs as SpanAttrs
  return (
    <span
      className={styles.span}
      data-about={familyOf(name, attributes)}
      data-element={localName(name)}
      data-rend={attributes['rend']}
      title={`<${name}>`}
    >
      {children}
    </span>
  )
}

/** A page break, a gap, a comment: a chip with what it is. */
export function Atom({ node }: { readonly node: Node }) {
  if (node.type.name === 'lineBreak') return <br />
  return <span className={styles.atom}>{atomWords(node)}</span>
}

function atomWords({ type, attrs }: Node): string {
  switch (type.name) {
    case 'pageBreak':
    case 'blockPageBreak': {
      const { n } = (attrs as { attributes: Readonly<Record<string, string>> }).attributes
      return n === undefined ? i18next.t('pageBreak', { ns: 'compare' }) : i18next.t('page', { ns: 'compare', n })
    }
    case 'kept':
    case 'blockKept':
      return `<${keptName((attrs as KeptAttrs).xml)}>`
    case 'header':
      return i18next.t('header', { ns: 'compare' })
    default: {
      const { kind, data, name } = attrs as PointAttrs
      return kind === 'element' ? (localName(name) === 'gap' ? '[…]' : elementWords(name)) : data.trim()
    }
  }
}
