import { useEffect, useState } from 'react'
import type { LibraryChecked } from '../../screens/RecoveryLibrary'
import { isSoundText, libraryContents } from '../../store/check-texts'
import type { Database } from '../../store/db'
import type { SetAsideRow, TranscriptionRow } from '../../store/rows'

/** What a library holds, as it is found text by text. */
export interface LibraryFound {
  readonly library: LibraryChecked
  readonly setAside: readonly SetAsideRow[]
}

/**
 * Looks through a library, text by text; `null` until it is known what it holds, or where it cannot be read. `turn` starts
 * anew.
 */
export function useLibraryCheck(db: Database | null, turn: number): LibraryFound | 'unreadable' | null {
  const [found, setFound] = useState<LibraryFound | 'unreadable' | null>(null)
  useEffect(() => {
    if (db === null) return
    let current = true
    const told = (value: LibraryFound | 'unreadable') => {
      if (current) setFound(value)
    }
    look(db, told, () => current).catch(() => {
      told('unreadable')
    })
    return () => {
      current = false
    }
  }, [db, turn])
  return found
}

async function look(db: Database, told: (found: LibraryFound) => void, isWanted: () => boolean): Promise<void> {
  const { editions, setAside } = await libraryContents(db)
  const texts = editions.flatMap((one) => one.texts)
  const damaged: TranscriptionRow[] = []
  const tell = (done: number) => {
    told({ library: { editions, done, total: texts.length, damaged: [...damaged] }, setAside })
  }
  tell(0)
  for (const [done, row] of texts.entries()) {
    if (!isWanted()) return
    if (!(await isSoundText(db, row.id))) damaged.push(row)
    tell(done + 1)
    // Large texts take a while each: what the person does comes between.
    await new Promise((resolve) => setTimeout(resolve))
  }
}
