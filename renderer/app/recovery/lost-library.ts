import type { Host } from '../../../shared/host'
import type { Database } from '../../store/db'
import { tailsOf } from '../../store/read-tails'
import type { RecoveryWhy } from '../screen'
import { readMarker } from './library-marker'

/**
 * Whether a library that was just opened is empty though there was one: by the marker, or, where that is gone too, by
 * second copies or tails. `null` for one that holds something, that the person emptied, or that is the first ever.
 */
export async function lostLibrary(
  host: Pick<Host, 'ask'>,
  db: Database,
): Promise<Extract<RecoveryWhy, { readonly kind: 'lost' }> | null> {
  // What the person deleted is still there for a while.
  if ((await db.editions.count()) > 0) return null
  const marker = readMarker(db.name)
  if (marker !== null) return marker.editions > 0 ? { kind: 'lost', editions: marker.editions } : null
  const copies = await host.ask('backups/list')
  const isKept = (copies.ok && copies.value.length > 0) || (await tailsOf(db.name)).length > 0
  return isKept ? { kind: 'lost', editions: null } : null
}
