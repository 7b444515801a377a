import { useMemo, useState } from 'react'
import { entryKinds } from '../../../shared/register/entry'
import { isLikely } from '../../../shared/register/suggestion'
import { refusalOf } from '../../store/rows'
import { useSource } from '../../ui/use-source'
import { besideText } from '../beside-text'
import type { TextQuestion } from '../edition-texts/text-questions'
import { useAskedTexts } from '../edition-texts/use-asked-texts'
import type { Session } from '../session'
import { registerPlace } from './register-place'

type Question = TextQuestion & { readonly kind: 'suggestions' }

/**
 * The entries whose names stand somewhere in the edition without a tag, as suggestions tell it; `null` until the first text has
 * answered. Texts are asked in the Worker, once the person wants to see these entries, and anew when the register, the
 * refusals or the stored mentions change; until all have answered again, what was known before is kept.
 */
export function useUntagged(session: Session, edition: string): ReadonlySet<string> | null {
  const { view } = useSource(registerPlace(session))
  const { entries, refusals } = useSource(session.register.now)
  const { texts } = useSource(session.register.counts)
  const wanted = view.state === 'untagged'
  const question = useMemo(
    (): Question | null =>
      wanted
        ? {
            kind: 'suggestions',
            source: {
              ...besideText(session).suggestions.source(''),
              ...{ entries, refusals: refusals.map(refusalOf), kinds: entryKinds, unknown: false },
            },
          }
        : null,
    [session, wanted, entries, refusals],
  )
  // What is stored of the mentions tells that a text was tagged since.
  const mentions = texts.reduce((sum, text) => [...text.entries.values()].reduce((all, one) => all + one, sum), 0)
  const { heard, phase } = useAskedTexts(session, edition, question, null, mentions)
  const found = useMemo(
    () =>
      new Set(
        heard.flatMap(({ answer }) => answer.filter(isLikely).flatMap(({ candidates }) => candidates[0]?.entry ?? [])),
      ),
    [heard],
  )
  const done = question !== null && phase.kind === 'done'
  const [last, keep] = useState<ReadonlySet<string> | null>(null)
  // React draws again at once, before anything is seen.
  if (done && last !== found) keep(found)
  return last ?? (heard.length > 0 ? found : null)
}
