import { memo, useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { lotsOf, lotSize, lotStyle } from './lots'
import { Ring } from './Ring'
import styles from './SideList.module.css'

/** One line of a {@link SideList}. */
export interface SideLine {
  /** What it is, where lines come and go in the middle: the others then stay as they are. Else a line is what its index says. */
  readonly id?: string
  readonly label: string
  /** How many steps it is indented. */
  readonly indent: number
  /** How much of it is done, from 0 to 1, as a ring before it; left out for lists that do not say so. */
  readonly share?: number
  /** A word or two at its end. */
  readonly remark?: string
  /** More of it, on hover and for screen readers. */
  readonly about?: string
}

/**
 * A list of places beside the text, thousands where need be: only lines in sight are laid out, and a line renders again
 * only where it changes. The current one is kept in sight. The arrow keys, Home and End go from line to line.
 */
export const SideList = memo(function SideList(props: {
  readonly label: string
  readonly lines: readonly SideLine[]
  /** The index of the line where the person is, or -1. */
  readonly current: number
  readonly currentIs: 'page' | 'location'
  /** Should stay the same function; every line renders again with another one. */
  readonly onChoose: (index: number) => void
}) {
  const { lines, current } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const line = list.current?.children[Math.floor(current / lotSize)]?.children[current % lotSize]
    line?.scrollIntoView({ block: 'nearest' })
    // What comes in sight on the way there is laid out only then, and moves it.
    const again = requestAnimationFrame(() => line?.scrollIntoView({ block: 'nearest' }))
    return () => {
      cancelAnimationFrame(again)
    }
  }, [current, lines])
  return (
    <div ref={list} role="list" aria-label={props.label} onKeyDown={go}>
      {lotsOf(lines.length).map((first) => (
        <ol key={first} role="presentation" className={styles.lot} style={lotStyle(first, lines.length)}>
          {lines.slice(first, first + lotSize).map((line, index) => (
            <Line
              key={line.id ?? index}
              {...line}
              current={first + index === current ? props.currentIs : undefined}
              onChoose={props.onChoose}
            />
          ))}
        </ol>
      ))}
    </div>
  )
})

const Line = memo(function Line(
  props: SideLine & {
    readonly current: 'page' | 'location' | undefined
    readonly onChoose: (index: number) => void
  },
) {
  const id = useId()
  const { share, remark = '', about } = props
  return (
    <li role="listitem">
      <button
        type="button"
        className={styles.entry}
        aria-describedby={about === undefined ? undefined : id}
        style={{ paddingInlineStart: `${String(12 + 12 * props.indent)}px` }}
        aria-current={props.current}
        onClick={({ currentTarget }) => {
          props.onChoose(indexOf(currentTarget))
        }}
      >
        {share !== undefined && <Ring share={share} />}
        <span className={styles.label} title={about === undefined ? props.label : `${props.label}. ${about}`}>
          {props.label}
        </span>
        {remark !== '' && (
          <span className={styles.remark} title={about}>
            {remark}
          </span>
        )}
      </button>
      {about !== undefined && (
        <span id={id} hidden>
          {about}
        </span>
      )}
    </li>
  )
})

/** Which line a button is of. Asked only then: a line that others move down is not drawn anew. */
function indexOf(button: HTMLElement): number {
  const line = button.closest('li')
  const lot = line?.parentElement ?? null
  return placeOf(lot) * lotSize + placeOf(line)
}

/** Where an element stands among its siblings. */
const placeOf = (element: Element | null): number =>
  [...(element?.parentElement?.children ?? [])].findIndex((child) => child === element)

function go(event: KeyboardEvent<HTMLElement>): void {
  const here = event.target instanceof Element ? event.target.closest('li') : null
  const next = placeAfter(event.key, event.currentTarget, here)?.querySelector('button')
  if (!next) return
  event.preventDefault()
  next.focus()
}

function placeAfter(key: string, list: HTMLElement, here: HTMLElement | null): Element | null | undefined {
  const lot = here?.parentElement
  if (key === 'ArrowDown') return here?.nextElementSibling ?? lot?.nextElementSibling?.firstElementChild
  if (key === 'ArrowUp') return here?.previousElementSibling ?? lot?.previousElementSibling?.lastElementChild
  if (key === 'Home') return list.firstElementChild?.firstElementChild
  return key === 'End' ? list.lastElementChild?.lastElementChild : null
}
