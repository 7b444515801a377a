import { useEffect, useState } from 'react'
import type { Database } from '../../store/db'
import { tailsOf, type FoundTail } from '../../store/read-tails'

/** The tails of texts that a library does not have; none until they are found. `turn` looks anew. */
export function useTails(db: Database | null, turn: number): readonly FoundTail[] {
  const [tails, setTails] = useState<readonly FoundTail[]>([])
  useEffect(() => {
    if (db === null) return
    let current = true
    void missingTails(db).then((found) => {
      if (current) setTails(found)
    })
    return () => {
      current = false
    }
  }, [db, turn])
  return tails
}

/** What cannot be looked for is not found. */
async function missingTails(db: Database): Promise<readonly FoundTail[]> {
  const tails = await tailsOf(db.name)
  try {
    const rows = await db.transcriptions.bulkGet(tails.map(({ text }) => text))
    return tails.filter((_, index) => rows[index] === undefined)
  } catch {
    return []
  }
}
