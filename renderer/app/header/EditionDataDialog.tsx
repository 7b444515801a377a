import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readEditionData } from '../../../shared/queries/edition-data'
import { editionGroups } from '../../panels/header/header-groups'
import { HeaderForm } from '../../panels/header/HeaderForm'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { useSource } from '../../ui/use-source'
import { changePractice } from '../practice/change-practice'
import type { Session } from '../session'
import type { HeaderSource } from './header-writes'

/** What holds for all texts of an edition, and the way to the headers of its texts. What was typed is kept however it is left. */
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
  const name = useSource(session.library.editions)?.find(({ id }) => id === edition)?.name ?? ''
  const offers = name === '' ? [] : [{ name: 'series', value: name, where: 'name', words: name } as const]
  const keep = () => changePractice(session, edition, { data: readEditionData(data) })
  const leave = () => {
    props.onClose()
    void keep()
  }
  const keepAndWrite = async (source: HeaderSource) => {
    if (await keep()) props.onWrite(source)
  }
  return (
    <Dialog
      open
      wide
      onClose={leave}
      title={t('data.title')}
      description={t('data.about')}
      closeLabel={t('app:close')}
      footer={
        <>
          <Button variant="quiet" onClick={() => void keepAndWrite('texts')}>
            {t('data.take')}
          </Button>
          <Button onClick={() => void keepAndWrite('data')}>{t('data.write')}</Button>
          <Button variant="primary" onClick={leave}>
            {t('data.save')}
          </Button>
        </>
      }
    >
      <HeaderForm
        label={t('data.title')}
        groups={editionGroups}
        fields={data}
        offers={offers}
        columns
        focusFirst
        readOnly={false}
        onChange={(changed) => {
          setData((before) => ({ ...before, ...changed }))
        }}
      />
    </Dialog>
  )
}
