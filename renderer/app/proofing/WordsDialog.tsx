import { Plus, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readScannos, writeScannos } from '../../../shared/proofing/scanno-list'
import { putScannos } from '../../store/dictionaries'
import { writeProblem } from '../../store/problems'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { IconButton } from '../../ui/IconButton'
import { useSource } from '../../ui/use-source'
import { besideText } from '../beside-text'
import type { Session } from '../session'
import { chooseDictionary, removeDictionary } from './take-dictionary'
import styles from './WordsDialog.module.css'

/** The dictionaries by which texts are proofread, and the person's own list of misreadings. */
export function WordsDialog({ session, onClose }: { readonly session: Session; readonly onClose: () => void }) {
  const { t } = useTranslation(['proofing', 'app'])
  const { dictionaries, scannos } = useSource(besideText(session).proofing.words.now)
  const [typed, setTyped] = useState<string | null>(null)
  const field = useId()
  const about = useId()
  const { scannos: listed, wrongLines } = readScannos(typed ?? '')
  const save = () => {
    if (typed !== null)
      void putScannos(session.store.db, listed).catch((error: unknown) => session.tell(writeProblem(error)))
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('words.title')}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel', { ns: 'app' })}</Button>
          <Button variant="primary" onClick={save} disabled={wrongLines.length > 0}>
            {t('words.save')}
          </Button>
        </>
      }
    >
      <h3 className={styles.heading}>{t('words.dictionaries')}</h3>
      <ul className={styles.list}>
        <li>{t('words.english')}</li>
        {dictionaries.map(({ language, name }) => (
          <li key={language}>
            <span>{t('words.dictionary', { language, name })}</span>
            <IconButton
              label={t('words.remove', { language })}
              icon={Trash2}
              onClick={() => void removeDictionary(session, language)}
            />
          </li>
        ))}
      </ul>
      <Button onClick={() => void chooseDictionary(session)}>
        <Plus size={14} aria-hidden /> {t('words.add')}
      </Button>
      <p className={styles.about}>{t('words.language')}</p>
      <h3 className={styles.heading}>
        <label htmlFor={field}>{t('words.scannos')}</label>
      </h3>
      <textarea
        id={field}
        className={styles.field}
        rows={8}
        spellCheck={false}
        aria-describedby={about}
        aria-invalid={wrongLines.length > 0}
        value={typed ?? writeScannos(scannos)}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
        }}
      />
      <p id={about} className={styles.about} role={wrongLines.length > 0 ? 'alert' : undefined}>
        {wrongLines.length > 0
          ? t('words.wrong', { lines: wrongLines.join(', '), count: wrongLines.length })
          : t('words.scannosAbout')}
      </p>
    </Dialog>
  )
}
