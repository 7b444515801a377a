import type { Node } from 'prosemirror-model'
import { classes } from '../ui/classes'
import { Atom, Pieces } from './Pieces'
import { walk, type Piece } from './pieces'
import type { Part, Row } from './rows'
import type { CompareLayout } from './compare-layout'
import styles from './RowView.module.css'

/** What a row shows beside its text: what changed in its markup, in words, by the index of the difference. */
export type Labels = (difference: number) => readonly string[]

/** One block of both texts, or of one of them, with what differs in it. */
export function RowView(props: {
  readonly row: Row
  readonly layout: CompareLayout
  readonly current: number | null
  readonly labels: Labels
}) {
  const { row, layout, current, labels } = props
  const words = row.begins.flatMap((index) => labels(index).map((label) => ({ index, label })))
  const parts = row.parts ?? [whole(row)]
  return (
    <div
      className={classes(
        styles.row,
        row.differences.length > 0 && styles.differs,
        current !== null && row.differences.includes(current) && styles.current,
      )}
      data-side={row.side}
    >
      {layout === 'beside' && (
        <Block
          row={row}
          node={row.was}
          parts={parts.filter(({ side }) => side !== 'new')}
          empty={row.side === 'new'}
          current={current}
        />
      )}
      <Block
        row={row}
        node={row.node}
        parts={
          layout === 'beside'
            ? parts.filter(({ side }) => side !== 'old')
            : parts.filter(({ side, sameWords }) => side !== 'old' || !sameWords)
        }
        empty={layout === 'beside' && row.side === 'old'}
        current={current}
      />
      <ul className={styles.labels}>
        {words.map(({ index, label }, place) => (
          <li key={place} className={classes(styles.label, index === current && styles.currentLabel)}>
            {label}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Whether a row has nothing to show in one text: the same words stand in another row. */
export function isQuiet({ side, sameWords }: Row): boolean {
  return side === 'old' && sameWords
}

function whole({ node, side, differences, sameWords }: Row): Part {
  const pieces: Piece[] = []
  if (node.isLeaf) pieces.push({ kind: 'atom', node })
  else
    walk(
      node,
      { from: 0, to: node.content.size },
      {
        line: () => undefined,
        endLine: () => undefined,
        leaf: () => undefined,
        piece: (piece) => void pieces.push(piece),
      },
    )
  return { side, pieces, difference: side === 'both' ? null : (differences.at(-1) ?? null), sameWords }
}

function Block(props: {
  readonly row: Row
  readonly node: Node
  readonly parts: readonly Part[]
  readonly empty: boolean
  readonly current: number | null
}) {
  const { row, node, parts, empty, current } = props
  if (empty) return <div className={styles.nothing} />
  const around = row.around.map(({ type, attrs }) => `${type.name} ${String(attrs['name'])}`)
  return (
    <div
      className={styles.block}
      data-block={node.type.name}
      data-element={String(node.attrs['name'] ?? '')}
      data-quoted={around.some((name) => /quote|cit\b/.test(name)) || undefined}
      data-item={around.some((name) => name.startsWith('item')) || undefined}
      data-cell={around.some((name) => name.startsWith('cell')) || undefined}
      data-note={around.some((name) => name.startsWith('blockNote')) || undefined}
    >
      {row.node.isLeaf && parts.length === 0 ? <Atom node={node} /> : null}
      {parts.map((part, index) => (
        <PartView key={index} part={part} current={part.difference !== null && part.difference === current} />
      ))}
    </div>
  )
}

function PartView({ part, current }: { readonly part: Part; readonly current: boolean }) {
  const pieces = <Pieces pieces={part.pieces} />
  if (part.difference === null) return pieces
  const className = classes(styles.part, current && styles.currentPart)
  const what = { className, 'data-difference': part.difference }
  if (part.side === 'both') return <span {...what}>{pieces}</span>
  if (part.sameWords)
    return (
      <span {...what} className={classes(className, styles.markup)}>
        {pieces}
      </span>
    )
  return part.side === 'old' ? <del {...what}>{pieces}</del> : <ins {...what}>{pieces}</ins>
}
