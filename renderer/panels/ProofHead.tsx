import type { EditorState } from 'prosemirror-state'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenText } from '../app/open-text'
import type { Stop } from '../editor/commands/finding-walk'
import { openPlacesOn, pageStretch } from '../editor/open-places'
import { useText } from '../editor/use-text'
import { Kbd } from '../ui/Kbd'
import { hasPagesNow, isOnPage, pageAtCaret } from './proof-pages'
import type { ProofActions } from './ProofPanel'
import panel from './panels.module.css'

/** How many places are open on the page of the caret, and how many of them are listed. */
export function ProofHead(props: {
  readonly text: OpenText
  readonly rested: EditorState
  readonly actions: ProofActions
  readonly shown: readonly Stop[]
  readonly all: readonly Stop[]
}) {
  const { t } = useTranslation('proofing')
  const { rested, shown } = props
  const page = useText(props.text, pageAtCaret)
  const hasPages = useText(props.text, hasPagesNow)
  const open = useMemo(() => openPlacesOn(rested, page), [rested, page])
  const { from, to } = useMemo(() => pageStretch(rested, page), [rested, page])
  const isAll = shown === props.all
  const count = isAll ? open : shown.filter((stop) => isOnPage(stop, from, to)).length
  const key = props.actions.keyOf('finding/next')
  const where = hasPages ? (isAll ? 'onPage' : 'ofOnPage') : isAll ? 'inText' : 'ofInText'
  return (
    <header className={panel.head}>
      <span role="status">{t(`panel.${where}`, { count, all: open })}</span>
      {count > 0 && key !== undefined && (
        <span className={panel.keys}>
          <Kbd keys={key} /> {t('panel.next')}
        </span>
      )}
    </header>
  )
}
