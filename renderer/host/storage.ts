import type { Answer, StorageState } from '../../shared/host'

/**
 * How safely the engine keeps the library (Storage Standard, `StorageManager`). `ask` first asks it not to clear the
 * library when space runs short. What it cannot say is `null`, and no failure.
 */
export async function storageState(ask: boolean): Promise<Answer<StorageState>> {
  const persisted = await isPersisted(ask)
  const { usage, quota } = await navigator.storage.estimate().catch((): StorageEstimate => ({}))
  const free = usage === undefined || quota === undefined ? null : Math.max(0, quota - usage)
  return { ok: true, value: { persisted, used: usage ?? null, free } }
}

async function isPersisted(ask: boolean): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (ask && (await navigator.storage.persist()))
  } catch {
    return false
  }
}
