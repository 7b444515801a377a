import { useEffect, useState } from 'react'
import type { Host } from '../../../shared/host'
import type { CopiesFound } from '../../screens/RecoveryCopies'

/** The second copies that a host has; `turn` looks anew. */
export function useCopies(host: Host, turn: number): CopiesFound {
  const [found, setFound] = useState<CopiesFound>({ kind: 'reading' })
  useEffect(() => {
    let current = true
    void look(host).then((copies) => {
      if (current) setFound(copies)
    })
    return () => {
      current = false
    }
  }, [host, turn])
  return found
}

async function look(host: Host): Promise<CopiesFound> {
  const place = await host.ask('backups/place')
  if (!place.ok) return { kind: 'failed', folder: null, problem: place.problem }
  if (place.value === null) return { kind: 'none' }
  const files = await host.ask('backups/list')
  return files.ok
    ? { kind: 'found', place: place.value, files: files.value }
    : { kind: 'failed', folder: place.value.folder, problem: place.value.problem ?? files.problem }
}
