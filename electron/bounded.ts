import { Script } from 'node:vm'

/**
 * Runs work that may take for ever, such as a regular expression that goes astray, for so many milliseconds at most;
 * `null` where it was not done by then. What the work throws is thrown on.
 */
export function within<T>(milliseconds: number, work: () => T): { readonly value: T } | null {
  const world: { work: () => void; value?: T } = {
    work: () => {
      world.value = work()
    },
  }
  try {
    new Script('work()').runInNewContext(world, { timeout: milliseconds })
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null
    throw error
  }
  return { value: world.value as T }
}
