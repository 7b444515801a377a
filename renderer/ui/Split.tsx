import { useEffect, useId, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { classes } from './classes'
import styles from './Split.module.css'

/** From this width on, in pixels, both parts have room side by side. */
const roomForBoth = 720
/** The smallest and the largest share of the first part, in percent. */
const least = 25
const most = 75
/** How far a key moves the line between the parts, in percent. */
const step = 4

/**
 * Two parts side by side, with a line between them that is moved by dragging and by keys. Where there is no room, the
 * second lies over the first. Without a second part the first has all the room, and stays what it is.
 */
export function Split(props: {
  readonly first: ReactNode
  readonly second: ReactNode | null
  /** What the line between the parts is called. */
  readonly label: string
  /** The share of the first part, in percent. */
  readonly share: number
  readonly onShare: (share: number) => void
}) {
  const { second, share, onShare } = props
  const place = useRef<HTMLDivElement>(null)
  const [beside, setBeside] = useState(true)
  const id = useId()
  useEffect(() => {
    const { current } = place
    if (current === null) return
    const observer = new ResizeObserver(() => {
      setBeside(current.clientWidth >= roomForBoth)
    })
    observer.observe(current)
    return () => {
      observer.disconnect()
    }
  }, [])
  const move = (to: number) => {
    onShare(Math.round(Math.min(most, Math.max(least, to))))
  }
  const both = second !== null && beside
  return (
    <div
      ref={place}
      className={styles.split}
      style={{ '--share': `${String(share)}%` } as CSSProperties}
      data-split={second === null ? 'one' : both ? 'beside' : 'over'}
    >
      <div id={id} className={classes(styles.first, both && styles.shared, second !== null && !beside && styles.under)}>
        {props.first}
      </div>
      {both && (
        <div
          role="separator"
          tabIndex={0}
          className={styles.line}
          aria-label={props.label}
          aria-orientation="vertical"
          aria-controls={id}
          aria-valuenow={share}
          aria-valuemin={least}
          aria-valuemax={most}
          onDoubleClick={() => {
            move(50)
          }}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
          }}
          onPointerMove={(event) => {
            const frame = place.current?.getBoundingClientRect()
            if (!frame || !event.currentTarget.hasPointerCapture(event.pointerId)) return
            move(((event.clientX - frame.left) / frame.width) * 100)
          }}
          onKeyDown={(event) => {
            const to = { ArrowLeft: share - step, ArrowRight: share + step, Home: least, End: most }[event.key]
            if (to === undefined) return
            event.preventDefault()
            move(to)
          }}
        />
      )}
      {second !== null && <div className={styles.second}>{second}</div>}
    </div>
  )
}
