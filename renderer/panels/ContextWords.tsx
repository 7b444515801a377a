import styles from './ContextWords.module.css'
import type { ContextLine } from './context-rows'

/** The words of a line, struck where others would stand in their place, which stand beside them. */
export function ContextWords(props: {
  readonly line: Pick<ContextLine, 'text' | 'becomes'> & { readonly kind?: ContextLine['kind'] }
  readonly className?: string | undefined
}) {
  const { text, becomes = null, kind = null } = props.line
  if (becomes === null)
    return (
      <span className={props.className} data-kind={kind ?? undefined}>
        {text}
      </span>
    )
  return (
    <span className={styles.change}>
      <del>{text}</del>
      {becomes !== '' && <ins>{becomes}</ins>}
    </span>
  )
}
