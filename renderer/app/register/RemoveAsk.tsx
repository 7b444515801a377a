import { useMemo } from 'react'
import { useSource } from '../../ui/use-source'
import type { TextQuestion } from '../edition-texts/text-questions'
import { useAskedTexts } from '../edition-texts/use-asked-texts'
import type { Session } from '../session'
import { pointersAt } from './register-acts'
import { RemoveDialog, type Left } from './RemoveDialog'

type Question = TextQuestion & { readonly kind: 'pointing' }

/** Asks what becomes of the mentions of entries that are to be removed, and says what points at them beside. */
export function RemoveAsk(props: {
  readonly session: Session
  /** The entries, by their ids. */
  readonly ids: readonly string[]
  readonly onRemove: (left: Left) => void
  readonly onClose: () => void
}) {
  const { session, ids } = props
  const { index, edition } = useSource(session.register.now)
  const entries = useMemo(() => ids.flatMap((id) => index.byId.get(id) ?? []), [ids, index])
  const counts = useSource(session.register.counts)
  const question = useMemo((): Question => ({ kind: 'pointing', values: entries.flatMap(pointersAt) }), [entries])
  const { heard } = useAskedTexts(session, edition ?? '', question, null)
  return (
    <RemoveDialog
      entries={entries}
      mentions={counts.complete ? entries.reduce((sum, { id }) => sum + (counts.entries.get(id) ?? 0), 0) : null}
      others={heard.reduce((sum, { answer }) => sum + answer.others, 0)}
      onRemove={props.onRemove}
      onClose={props.onClose}
    />
  )
}
