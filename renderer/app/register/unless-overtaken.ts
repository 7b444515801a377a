import { BondBroken } from '../../store/bond'
import { ChangedElsewhere } from '../../store/problems'
import { overtaken } from '../../store/turn-act'

/**
 * Runs what throws {@link ChangedElsewhere} where another text than the open one was changed meanwhile; throws that it breaks the
 * bond then.
 */
export async function unlessOvertaken(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof ChangedElsewhere) throw new BondBroken(overtaken)
    throw error
  }
}
