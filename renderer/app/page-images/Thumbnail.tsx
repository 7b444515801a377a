import { useEffect, useRef, useState } from 'react'
import type { ImageRow } from '../../store/rows'
import type { Session } from '../session'
import styles from './MatchImages.module.css'
import { useImageUrl } from './use-image-url'

/** A small picture of an image, read only while it is in sight. */
export function Thumbnail({ session, row }: { readonly session: Session; readonly row: ImageRow | null }) {
  const place = useRef<HTMLSpanElement>(null)
  const [inSight, setInSight] = useState(false)
  useEffect(() => {
    const { current } = place
    if (current === null) return
    const observer = new IntersectionObserver((entries) => {
      setInSight(entries.at(-1)?.isIntersecting === true)
    })
    observer.observe(current)
    return () => {
      observer.disconnect()
    }
  }, [])
  const shown = useImageUrl(session, inSight ? row : null)
  return (
    <span ref={place} className={styles.thumbnail}>
      {shown !== null && shown !== 'gone' && <img src={shown.url} alt="" decoding="async" />}
    </span>
  )
}
