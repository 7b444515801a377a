import type { Excerpt as Words } from '../../shared/queries/excerpt'
import styles from './panels.module.css'

/** The words of a stretch of text, with those around it. */
export function Excerpt({ before, words, after }: Words) {
  return (
    <span className={styles.excerpt}>
      {before}
      <strong>{words === '' ? '¶' : words}</strong>
      {after}
    </span>
  )
}
