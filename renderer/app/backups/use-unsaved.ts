import type { EditionSummary } from '../../store/library'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'

/** Whether an edition holds work that no file outside the library holds. */
export const isUnsaved = ({ transcriptions, changed, file }: EditionSummary): boolean =>
  transcriptions > 0 && (file?.stamp?.modified ?? 0) < changed

/** Whether this edition holds work that no file outside the library holds. */
export function useUnsavedEdition(session: Session, edition: string): boolean {
  const row = useSource(session.library.editions)?.find((one) => one.id === edition)
  return row !== undefined && isUnsaved(row)
}
