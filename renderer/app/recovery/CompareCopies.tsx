import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog'
import { ComparedTexts } from '../compare/ComparedTexts'
import type { Session } from '../session'
import type { Compared } from './recovery-view'

/** What is in a copy, or was set aside, beside the same text in the library. */
export function CompareCopies(props: {
  readonly session: Session
  readonly compared: Compared
  readonly onClose: () => void
}) {
  const { t } = useTranslation('recovery')
  const { session, compared } = props
  return (
    <Dialog open whole onClose={props.onClose} title={compared.title} closeLabel={t('close', { ns: 'app' })}>
      <ComparedTexts session={session} old={compared.old} new={compared.new} failure={t('compare.failed')} />
    </Dialog>
  )
}
