import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ElementAt } from '../../shared/queries/element-path'
import styles from './ElementPanel.module.css'

/**
 * The elements around the caret as a line of names. One stop for Tab; the arrow keys, Home and End choose, Enter selects
 * what was chosen in the text.
 */
export function ElementPath(props: {
  readonly path: readonly ElementAt[]
  readonly chosen: number
  readonly onChoose: (index: number) => void
  readonly onSelect: (index: number) => void
}) {
  const { t } = useTranslation('editor')
  const { path, chosen } = props
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef(false)
  useEffect(() => {
    if (moved.current) list.current?.querySelector<HTMLElement>('[aria-current]')?.focus()
    moved.current = false
  }, [chosen])
  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: chosen - 1,
      ArrowUp: chosen - 1,
      ArrowRight: chosen + 1,
      ArrowDown: chosen + 1,
      Home: 0,
      End: path.length - 1,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    if (next < 0 || next >= path.length) return
    moved.current = true
    props.onChoose(next)
  }
  return (
    <nav aria-label={t('element.path')}>
      <ol ref={list} className={styles.path} onKeyDown={onKeyDown}>
        {path.map((element, index) => (
          <li key={index} className={styles.step}>
            <button
              type="button"
              className={styles.part}
              tabIndex={index === chosen ? 0 : -1}
              aria-current={index === chosen ? 'true' : undefined}
              data-autofocus={index === chosen ? '' : undefined}
              onClick={(event) => {
                // Enter and the space bar come as a click without a pointer.
                if (event.detail === 0 || index === chosen) props.onSelect(index)
                else props.onChoose(index)
              }}
            >
              {labelOf(element)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** How an element is called in a path: a comment and an instruction by how they are written. */
export function labelOf({ kind, name }: ElementAt): string {
  if (kind === 'comment') return '<!-- -->'
  if (kind === 'instruction') return '<? ?>'
  return kind === 'reference' ? '&…;' : name
}
