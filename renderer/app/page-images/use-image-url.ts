import { useEffect, useState } from 'react'
import { imageBlob } from '../../store/images'
import type { ImageRow } from '../../store/rows'
import type { Session } from '../session'

/** Where an image can be shown from: `null` until it is read, `gone` where its bytes are not in the library. */
export type ImageUrl = { readonly url: string } | 'gone' | null

/** How long an address still holds when it is not shown any more, in milliseconds: what draws it may just be reading it. */
const afterwards = 3000

/** The address of an image while it is in sight; no other images are held in memory. */
export function useImageUrl(session: Session, row: Pick<ImageRow, 'bytes' | 'type'> | null): ImageUrl {
  const [read, setRead] = useState<{ readonly bytes: string; readonly shown: ImageUrl } | null>(null)
  const bytes = row?.bytes ?? null
  const type = row?.type ?? ''
  useEffect(() => {
    if (bytes === null) return
    let isWanted = true
    let url: string | null = null
    void imageBlob(session.store.db, { bytes, type })
      .catch(() => null)
      .then((blob) => {
        if (!isWanted) return
        url = blob === null ? null : URL.createObjectURL(blob)
        setRead({ bytes, shown: url === null ? 'gone' : { url } })
      })
    return () => {
      isWanted = false
      if (url !== null) setTimeout(URL.revokeObjectURL.bind(URL, url), afterwards)
    }
  }, [session, bytes, type])
  return read !== null && read.bytes === bytes ? read.shown : null
}
