import { CircleCheck, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../i18n'
import styles from './ExportDialog.module.css'
import type { ExportOutcome } from './export-order'

/** What came of an export: the file, what the format cannot hold, and what waits in the texts. */
export function ExportReport({ outcome }: { readonly outcome: ExportOutcome }) {
  const { t } = useTranslation('export')
  const { files, count, findings, open, validity, unread } = outcome
  const size = Math.max(1, Math.round(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1024))
  return (
    <div className={styles.report} role="status">
      <Line icon={CircleCheck} kind="good">
        {files.length > 1
          ? t('report.folder', { count, size })
          : t('report.file', { count, name: files[0]?.path ?? '', size })}
      </Line>
      {files.length > 1 && (
        <details className={styles.files}>
          <summary>{t('report.names')}</summary>
          <ul>
            {files.map(({ path }) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </details>
      )}
      {unread.length > 0 && (
        <Line icon={TriangleAlert} kind="bad">
          {t('report.unread', { count: unread.length, names: unread.join(', ') })}
        </Line>
      )}
      {validity !== null && validity.errors > 0 && (
        <Line icon={TriangleAlert} kind="bad">
          {t('report.errors', { count: validity.errors })}
        </Line>
      )}
      {validity !== null && validity.warnings > 0 && (
        <Line icon={TriangleAlert} kind="warn">
          {t('report.warnings', { count: validity.warnings })}
        </Line>
      )}
      {open.queries > 0 && (
        <Line icon={TriangleAlert} kind="warn">
          {t('report.queries', { count: open.queries })}
        </Line>
      )}
      {open.guesses > 0 && (
        <Line icon={TriangleAlert} kind="warn">
          {t('report.guesses', { count: open.guesses })}
        </Line>
      )}
      {findings.map((finding) => (
        <Line key={finding.code} icon={Info} kind="info">
          {problemText(finding)}
        </Line>
      ))}
    </div>
  )
}

function Line(props: {
  readonly icon: LucideIcon
  readonly kind: 'good' | 'bad' | 'warn' | 'info'
  readonly children: React.ReactNode
}) {
  const Icon = props.icon
  return (
    <p className={styles.line} data-kind={props.kind}>
      <Icon aria-hidden size={16} />
      <span>{props.children}</span>
    </p>
  )
}
