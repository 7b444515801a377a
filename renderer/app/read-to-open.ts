import type { Answer } from '../../shared/host'
import { readProblem } from '../store/problems'
import type { Store } from '../store/store'
import type { CheckAt } from '../../shared/pieces/read-state'
import type { StoredText } from '../store/texts'

/** Reads a text that is to be opened. A library that cannot be read is an answer too, for somebody waits with a hold on it. */
export async function readToOpen(
  store: Store,
  id: string,
  isMine: boolean,
  check: CheckAt = 'now',
): Promise<Answer<StoredText>> {
  try {
    return await store.openText(id, isMine, check)
  } catch {
    return { ok: false, problem: readProblem }
  }
}
