import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readEditionData } from '../../../shared/queries/edition-data'
import { editionGroups } from '../../panels/header/header-groups'
import { HeaderForm } from '../../panels/header/HeaderForm'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { changePractice } from '../practice/practice'
import type { Session } from '../session'
import type { HeaderSource } from './header-writes'

/** What holds for all texts of an edition, and the way to the headers of its texts. */
export function EditionDataDialog(props: {
  readonly session: Session
  readonly edition: string
  readonly onClose: () => void
  /** The list of what would be written is wanted next. */
  readonly onWrite: (source: HeaderSource) => void
}) {
  const { t } = useTranslation(['header', 'app'])
  const { session, edition } = props
  const [data, setData] = useState(session.practice.now.get().data)
  const keep = () => changePractice(session, edition, { data: readEditionData(data) })
  const keepAndWrite = async (source: HeaderSource) => {
    if (await keep()) props.onWrite(source)
  }
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('data.title')}
      description={t('data.about')}
      closeLabel={t('app:close')}
      footer={
        <>
          <Button variant="quiet" onClick={() => void keepAndWrite('texts')}>
            {t('data.take')}
          </Button>
          <Button onClick={() => void keepAndWrite('data')}>{t('data.write')}</Button>
          <Button
            variant="primary"
            onClick={() => {
              props.onClose()
              void keep()
            }}
          >
            {t('data.save')}
          </Button>
        </>
      }
    >
      <HeaderForm
        label={t('data.title')}
        groups={editionGroups}
        fields={data}
        readOnly={false}
        onChange={(changed) => {
          setData((before) => ({ ...before, ...changed }))
        }}
      />
    </Dialog>
  )
}
