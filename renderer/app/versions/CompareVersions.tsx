import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditorState } from 'prosemirror-state'
import { useText } from '../../editor/use-text'
import type { VersionRow } from '../../store/rows'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { whyWords } from '../../panels/version-words'
import type { DifferenceAction } from '../../compare/CompareView'
import { ComparedTexts } from '../compare/ComparedTexts'
import { problemText } from '../i18n'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { comparedTitle, keepBefore, restoreVersion, takePassage, type ReadVersion } from './version-actions'
import styles from './CompareVersions.module.css'

interface CompareVersionsProps {
  readonly session: Session
  readonly open: OpenTranscription
  readonly old: VersionRow
  /** `null` for the text as it is now. */
  readonly other: VersionRow | null
  readonly onClose: () => void
}

/** Two versions of the open text over the whole window, or one and the text of now; the older one can be restored. */
export function CompareVersions(props: CompareVersionsProps) {
  const { t } = useTranslation('app')
  const { session, open, onClose } = props
  const old = useVersion(session, props.old, onClose)
  const other = useVersion(session, props.other, onClose)
  const doc = useText(open.text, docOf)
  const now = props.other === null ? doc : (other?.doc ?? null)
  const { readOnly } = open.stored
  const actions = usePassages(props, old)
  const titles = [comparedTitle(props.old), comparedTitle(props.other)] as const
  return (
    <Dialog
      open
      whole
      onClose={onClose}
      title={t('versions.compareTitle', { old: titles[0], other: titles[1] })}
      closeLabel={t('close')}
      description={readOnly === null ? whyWords(props.old) : problemText(readOnly)}
      footer={
        <>
          <span className={styles.hint}>{t('versions.restoreHint')}</span>
          <Button
            disabled={readOnly !== null || old === null}
            onClick={() => {
              if (old === null) return
              onClose()
              void restoreVersion(session, old)
            }}
          >
            {t(props.other === null ? 'versions.restore' : 'versions.restoreEarlier')}
          </Button>
        </>
      }
    >
      <ComparedTexts
        session={session}
        old={{ title: titles[0], doc: old?.doc ?? null }}
        new={{ title: titles[1], doc: now }}
        waiting={t('versions.reading')}
        failure={t('versions.notRead')}
        actions={actions}
      />
    </Dialog>
  )
}

const docOf = ({ doc }: EditorState) => doc

/** Reads a version; tells the problem and closes where that cannot be done. */
function useVersion(session: Session, row: VersionRow | null, onClose: () => void): ReadVersion | null {
  const [read, setRead] = useState<ReadVersion | null>(null)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    if (row === null) return
    let wanted = true
    void session.store.readVersion(row).then((answer) => {
      if (!wanted) return
      if (answer.ok) setRead({ row, ...answer.value })
      else {
        close.current()
        session.tell(answer.problem)
      }
    })
    return () => {
      wanted = false
    }
  }, [session, row])
  return read?.row === row ? read : null
}

/** What can be done with a difference: where the text of now is compared, the passage can be taken. */
function usePassages(props: CompareVersionsProps, old: ReadVersion | null): readonly DifferenceAction[] {
  const { t } = useTranslation('app')
  const { session, open } = props
  // Before the first passage the text is kept; each is an act that undo takes back.
  const kept = useRef<Promise<boolean> | null>(null)
  if (props.other !== null || old === null || open.stored.readOnly !== null) return []
  return [
    {
      label: t('versions.passage'),
      run: (difference) => {
        kept.current ??= keepBefore(session, open, props.old)
        const { doc } = open.text.state
        void kept.current.then((ready) => {
          if (!ready) kept.current = null
          else if (open.text.state.doc === doc && !takePassage(session, old, difference))
            session.toast(t('versions.passageAlone'))
        })
      },
    },
  ]
}
