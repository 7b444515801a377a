import { useTranslation } from 'react-i18next'
import { Select } from '../../ui/Select'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import { recordFrom } from './reading-commands'

/** Whether changes of words are recorded, and as what, in the status line. */
export function RecordingSelect({ session }: { readonly session: Session }) {
  const { t } = useTranslation('proofing')
  const { recording } = useSource(session.settings)
  return (
    <Select
      label={t('recording.label')}
      hideLabel
      value={recording}
      options={(['off', 'correction', 'regularisation'] as const).map((value) => ({
        value,
        label: t(`recording.${value}`),
      }))}
      onChange={(value) => {
        recordFrom(session, value)
      }}
    />
  )
}
