import { CircleCheck, CircleX, Wrench } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import styles from './Dialogs.module.css'
import { problemText } from './i18n'
import { foundWords } from './register/take-found'
import type { ImportReport, RepairableFile } from './screen'

/** What became of files that were dropped or opened together: what came in, and what was refused and why. */
export function ReportDialog(props: {
  readonly report: ImportReport
  readonly onClose: () => void
  readonly onOpen: (transcription: string) => void
  readonly onRepairs: () => void
  /** What the edition says is to be written into headers that lack it. */
  readonly onWriteData: () => void
}) {
  const { t } = useTranslation('app')
  const { report, onClose } = props
  const { taken, refused, repairable } = report
  const first = taken[0]
  const title =
    taken.length > 0
      ? t('report.taken', { count: taken.length })
      : t(report.cancelled ? 'report.cancelled' : 'report.none')
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={title}
      closeLabel={t('close')}
      description={taken.length === 0 ? t('report.noneHint') : undefined}
      footer={
        <>
          <Button variant={first === undefined && repairable.length === 0 ? 'primary' : 'plain'} onClick={onClose}>
            {t('close')}
          </Button>
          {repairable.length > 0 && (
            <Button
              variant={first === undefined ? 'primary' : 'plain'}
              autoFocus={first === undefined}
              onClick={props.onRepairs}
            >
              {t('repairs.show')}
            </Button>
          )}
          {report.lacksData && <Button onClick={props.onWriteData}>{t('import.writeData')}</Button>}
          {first !== undefined && (
            <Button variant="primary" autoFocus onClick={() => props.onOpen(first.transcription)}>
              {t('report.openFirst')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.report} data-report={taken.length > 0 ? 'taken' : 'none'}>
        {repairable.length > 0 && (
          <section data-repairable>
            <h3 className={styles.legend}>{t('report.repairable', { count: repairable.length })}</h3>
            <ul>
              {repairable.map((one) => (
                <RepairableLine key={one.file} file={one} />
              ))}
            </ul>
          </section>
        )}
        {refused.length > 0 && (
          <section>
            <h3 className={styles.legend}>{t('report.refused', { count: refused.length })}</h3>
            <ul>
              {refused.map((refusal) => (
                <li key={refusal.file} className={styles.file}>
                  <CircleX aria-hidden className={styles.bad} />
                  <div>
                    <p className={styles.formatName}>{refusal.file}</p>
                    {refusal.findings.map((finding, index) => (
                      <p key={index} className={styles.why}>
                        {problemText(finding)}
                        {finding.at !== undefined && (
                          <span className={styles.about}> {t('report.line', { ...finding.at })}</span>
                        )}
                      </p>
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        {report.lacksData && <p className={styles.about}>{t('import.lacksData')}</p>}
        {taken.length > 0 && (
          <ul>
            {taken.map((one) => (
              <li key={one.transcription} className={styles.file}>
                <CircleCheck aria-hidden className={styles.good} />
                <div>
                  <p className={styles.formatName}>{one.title}</p>
                  <p className={styles.about}>
                    {[
                      one.file,
                      one.guesses === 0 ? t('report.clean') : t('count.guesses', { count: one.guesses }),
                      foundWords(one.entries),
                    ]
                      .filter((words) => words !== null)
                      .join(' · ')}
                  </p>
                  {one.findings.map((finding, index) => (
                    <p key={index} className={styles.why}>
                      {problemText(finding)}
                    </p>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

function RepairableLine({ file: { file, error, repairs } }: { readonly file: RepairableFile }) {
  const { t } = useTranslation('app')
  const count = repairs.reduce((sum, group) => sum + group.count, 0)
  return (
    <li className={styles.file}>
      <Wrench aria-hidden className={styles.flawed} />
      <div>
        <p className={styles.formatName}>{file}</p>
        {error !== null && (
          <p className={styles.why}>
            {problemText(error)}
            {error.at !== undefined && <span className={styles.about}> {t('report.line', { ...error.at })}</span>}
          </p>
        )}
        <p className={styles.why}>{t(error === null ? 'report.offers' : 'report.flaws', { count })}</p>
      </div>
    </li>
  )
}
