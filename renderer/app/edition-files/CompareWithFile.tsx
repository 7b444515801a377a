import type { Node } from 'prosemirror-model'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schema } from '../../../shared/schema'
import type { IntakeItem } from '../../store/intake'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import { useComparison } from '../versions/use-comparison'
import type { EditionFileAsk } from './edition-file-ask'
import styles from './IntakeDialog.module.css'

/** Not asked for by everybody. */
const CompareView = lazy(() => import('../../compare/CompareView').then((module) => ({ default: module.CompareView })))

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
  const { differences, failed } = useComparison(ours, theirs)
  const { compareLayout } = useSource(session.settings)
  const unreadable = failed || (both !== null && (ours === null || theirs === null))
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
      <div className={styles.view}>
        {unreadable ? (
          <p className={styles.wait} role="alert">
            {t('intake.unreadable')}
          </p>
        ) : (
          ours !== null &&
          theirs !== null && (
            <Suspense fallback={null}>
              <CompareView
                old={{ title: t('intake.ours'), doc: ours }}
                new={{ title: t('intake.theirs', { file: ask.name }), doc: theirs }}
                differences={differences}
                layout={compareLayout}
                onLayout={(layout) => {
                  session.settings.set({ compareLayout: layout })
                }}
                say={session.say}
              />
            </Suspense>
          )
        )}
      </div>
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
