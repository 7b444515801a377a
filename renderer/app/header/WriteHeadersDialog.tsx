import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnsaid } from '../../../shared/queries/edition-data'
import { offerWords } from '../../panels/header/offer-words'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import type { Session } from '../session'
import { headerWrites, lackingKeys, writeHeaders, writeKey, type HeaderSource, type HeaderWrite } from './header-writes'
import styles from './WriteHeadersDialog.module.css'

/** Lists what would be written into the headers of all texts, field by field, and writes what is ticked in one act. */
export function WriteHeadersDialog(props: {
  readonly session: Session
  readonly edition: string
  readonly source: HeaderSource
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['header', 'app'])
  const { session, edition, source } = props
  const [found, setFound] = useState<{ readonly writes: readonly HeaderWrite[]; readonly whole: boolean } | null>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const list = useRef<HTMLUListElement>(null)
  // The dialog opens before there is anything in it that could take the focus.
  useEffect(() => {
    if (found !== null) list.current?.querySelector('input')?.focus()
  }, [found])
  useEffect(() => {
    const control = new AbortController()
    void headerWrites(session, edition, source, control.signal).then((answer) => {
      if (control.signal.aborted) return
      setFound(answer)
      setTicked(lackingKeys(answer.writes))
    })
    return () => {
      control.abort()
    }
  }, [session, edition, source])
  const writes = found?.writes ?? []
  const all = new Set(writes.flatMap(({ transcription, offers }) => offers.map((one) => writeKey(transcription, one))))
  const toggle = (key: string) => {
    setTicked(ticked.has(key) ? new Set([...ticked].filter((one) => one !== key)) : new Set([...ticked, key]))
  }
  const write = () => {
    if (ticked.size === 0) return
    props.onClose()
    void writeHeaders(session, edition, writes, ticked)
  }
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t(`write.${source}`)}
      description={t('write.about')}
      closeLabel={t('app:close')}
      footer={
        <>
          {all.size > lackingKeys(writes).size && (
            <Button
              variant="quiet"
              onClick={() => {
                setTicked(ticked.size === all.size ? lackingKeys(writes) : all)
              }}
            >
              {t(ticked.size === all.size ? 'write.lacking' : 'write.otherwise')}
            </Button>
          )}
          <Button onClick={props.onClose}>{t('app:cancel')}</Button>
          <Button variant="primary" disabled={ticked.size === 0} onClick={write}>
            {t('write.do', { count: ticked.size })}
          </Button>
        </>
      }
    >
      <p role="status" className={styles.told}>
        {found === null
          ? t('write.reading')
          : writes.length === 0
            ? t('write.none')
            : t('write.count', { count: writes.length })}
        {found?.whole === false && ` ${t('write.unread')}`}
      </p>
      <ul ref={list} className={styles.texts}>
        {writes.map(({ transcription, title, offers }) => (
          <li key={transcription} className={styles.text}>
            <strong>{title}</strong>
            {offers.map((offer) => {
              const key = writeKey(transcription, offer)
              return (
                <label key={key} className={styles.line}>
                  <input
                    type="checkbox"
                    checked={ticked.has(key)}
                    onChange={() => {
                      toggle(key)
                    }}
                    onKeyDown={(event) => {
                      if (event.key === 'Enter') write()
                    }}
                  />
                  <span>
                    {t(`field.${offer.name}`)}: {offerWords(offer.value)}{' '}
                    <span className={styles.said}>
                      {isUnsaid(offer.said) ? t('write.lacks') : t('write.said', { said: offerWords(offer.said) })}
                    </span>
                  </span>
                </label>
              )
            })}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
