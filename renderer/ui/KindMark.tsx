import styles from './KindMark.module.css'

/** What a mark can stand for. */
export type MarkedKind = 'person' | 'place' | 'organisation' | 'term' | 'date' | 'other'

/**
 * The mark of a kind: a shape of its own in the kind's colour, so that it is told without the colour too. `label` names the
 * kind to screen readers and under the pointer; without it the words beside the mark must do so.
 */
export function KindMark({ kind, label }: { readonly kind: MarkedKind; readonly label?: string }) {
  if (label === undefined) return <span className={styles.mark} data-kind={kind} aria-hidden />
  return <span className={styles.mark} data-kind={kind} role="img" aria-label={label} title={label} />
}
