import type { Node } from 'prosemirror-model'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schema } from '../../../shared/schema'
import type { IntakeItem } from '../../store/intake'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ComparedTexts } from '../compare/ComparedTexts'
import type { Session } from '../session'
import type { EditionFileAsk } from './edition-file-ask'

/** The two states of a text; `null` for one that cannot be read. */
interface Both {
  readonly ours: Node | null
  readonly theirs: Node | null
}

/** A text of the library beside that of the file, over the whole window. */
export function CompareWithFile(props: {
  readonly session: Session
  readonly ask: Extract<EditionFileAsk, { readonly kind: 'intake' }>
  readonly item: IntakeItem
  readonly onBack: () => void
}) {
  const { t } = useTranslation(['edition-files', 'app'])
  const { session, ask, item, onBack } = props
  const both = useBoth(session, ask, item)
  const [ours, theirs] = [both?.ours ?? null, both?.theirs ?? null]
  return (
    <Dialog
      open
      whole
      onClose={onBack}
      title={t('intake.compareTitle', { name: item.ours ?? '' })}
      closeLabel={t('intake.back')}
      footer={
        <Button variant="primary" onClick={onBack}>
          {t('intake.back')}
        </Button>
      }
    >
      <ComparedTexts
        session={session}
        old={{ title: t('intake.ours'), doc: ours }}
        new={{ title: t('intake.theirs', { file: ask.name }), doc: theirs }}
        failure={t('intake.unreadable')}
        unreadable={both !== null && (ours === null || theirs === null)}
      />
    </Dialog>
  )
}

function useBoth(
  { store }: Session,
  { held }: Extract<EditionFileAsk, { readonly kind: 'intake' }>,
  { id }: IntakeItem,
): Both | null {
  const [both, setBoth] = useState<Both | null>(null)
  useEffect(() => {
    let current = true
    const read = async () => {
      const [ours, theirs] = await Promise.all([store.readText(id), held.text(id)])
      const json = theirs.ok ? theirs.value : null
      const doc = json === null ? null : schema.nodeFromJSON(JSON.parse(json))
      if (current) setBoth({ ours: ours?.doc ?? null, theirs: doc })
    }
    read().catch(() => {
      if (current) setBoth({ ours: null, theirs: null })
    })
    return () => {
      current = false
    }
  }, [store, held, id])
  return both
}
