import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { KindMark } from '../../../ui/KindMark'
import { useSource } from '../../../ui/use-source'
import type { Settings } from '../../settings'
import {
  colouredKinds,
  contrastOf,
  grounds,
  isReadable,
  leastContrast,
  usualColours,
  type ColouredKind,
  type LookColours,
} from './tag-colours'
import styles from './TagColoursDialog.module.css'

const looks = ['light', 'dark'] as const

/** How tags are shown: the line under each kind, and its colours, which can be set. What cannot be read is not taken. */
export function TagColoursDialog(props: { readonly settings: Settings; readonly onClose: () => void }) {
  const { t } = useTranslation(['tagging', 'app'])
  const { settings } = props
  const { tagColours } = useSource(settings)
  const [refused, refuse] = useState<{ readonly kind: ColouredKind; readonly colours: LookColours } | null>(null)
  const set = (kind: ColouredKind, colours: LookColours) => {
    refuse(isReadable(colours) ? null : { kind, colours })
    if (isReadable(colours)) settings.set({ tagColours: { ...tagColours, [kind]: colours } })
  }
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('colours.title')}
      description={t('colours.about')}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <Button
          onClick={() => {
            refuse(null)
            settings.set({ tagColours: {} })
          }}
        >
          {t('colours.reset')}
        </Button>
      }
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('colours.kind')}</th>
            <th scope="col">{t('colours.light')}</th>
            <th scope="col">{t('colours.dark')}</th>
          </tr>
        </thead>
        <tbody>
          {colouredKinds.map((kind) => {
            const now = tagColours[kind] ?? usualColours[kind]
            const shown = refused?.kind === kind ? refused.colours : now
            return (
              <tr key={kind}>
                <th scope="row">
                  <KindMark kind={kind} />{' '}
                  <span className={styles.sample} data-kind={kind}>
                    {t(`colours.kinds.${kind}`)}
                  </span>
                  <span className={styles.line}>{t(`colours.lines.${kind}`)}</span>
                </th>
                {looks.map((look) => (
                  <td key={look}>
                    <input
                      type="color"
                      aria-label={t('colours.of', { kind: t(`colours.kinds.${kind}`), look: t(`colours.${look}`) })}
                      value={shown[look]}
                      onChange={(event) => {
                        set(kind, { ...now, [look]: event.currentTarget.value })
                      }}
                    />{' '}
                    <span className={styles.contrast}>{contrastOf(shown[look], grounds[look]).toFixed(1)} : 1</span>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {refused !== null && (
        <p role="alert" className={styles.refused}>
          {t('colours.refused', { kind: t(`colours.kinds.${refused.kind}`), least: leastContrast })}
        </p>
      )}
    </Dialog>
  )
}
