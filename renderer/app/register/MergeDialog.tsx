import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writeCoordinates } from '../../../shared/register/coordinates'
import type { Entry } from '../../../shared/register/entry'
import { mergedEntry } from '../../../shared/register/merged-entry'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import styles from './RegisterDialogs.module.css'

/** The facts that are compared, in the order of the form. */
const facts = [
  'kind',
  'surname',
  'forename',
  'variants',
  'expansion',
  'roles',
  'type',
  'born',
  'died',
  'coordinates',
  'description',
  'identifiers',
  'notes',
  'xmlId',
] as const

/** Shows entries side by side, and what they come to; asks which of them stays. */
export function MergeDialog(props: {
  readonly entries: readonly Entry[]
  /** How many mentions each has in the edition, by id. */
  readonly mentions: ReadonlyMap<string, number>
  readonly onMerge: (into: Entry, others: readonly Entry[]) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('register')
  const { entries, mentions } = props
  const [chosen, choose] = useState<string | null>(null)
  const into = entries.find(({ id }) => id === chosen) ?? mostMentioned(entries, mentions)
  if (into === null) return null
  const others = entries.filter(({ id }) => id !== into.id)
  const merged = mergedEntry(into, others)
  const said = (entry: Entry, fact: (typeof facts)[number]): string => {
    if (fact === 'kind') return t(`kinds.${entry.kind}`)
    if (fact === 'identifiers') return entry.identifiers.map(({ type, value }) => `${type} ${value}`).join('\n')
    if (fact === 'coordinates') return entry.coordinates === null ? '' : writeCoordinates(entry.coordinates)
    const value = entry[fact]
    return typeof value === 'string' ? value : value.join('\n')
  }
  const shown = facts.filter((fact) => entries.some((entry) => said(entry, fact) !== ''))
  const moved = others.reduce((sum, { id }) => sum + (mentions.get(id) ?? 0), 0)
  const merge = () => {
    props.onMerge(merged, others)
  }
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('mergeTitle', { count: entries.length })}
      closeLabel={t('close', { ns: 'app' })}
      description={t('mergeAbout', { count: moved, name: into.name })}
      footer={
        <>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button variant="primary" shortcut="Enter" onClick={merge}>
            {t('mergeNow')}
          </Button>
        </>
      }
    >
      <form
        className={styles.scroll}
        onSubmit={(event) => {
          event.preventDefault()
          merge()
        }}
      >
        <table className={styles.facts}>
          <thead>
            <tr>
              <th scope="col">{t('stays')}</th>
              {entries.map((entry) => (
                <th key={entry.id} scope="col">
                  <label className={styles.choice}>
                    <input
                      type="radio"
                      name="into"
                      checked={entry.id === into.id}
                      autoFocus={entry.id === into.id}
                      onChange={() => {
                        choose(entry.id)
                      }}
                    />
                    <span>
                      {entry.name}
                      <span className={styles.about}>
                        {t('mentionsInEdition', { count: mentions.get(entry.id) ?? 0 })}
                      </span>
                    </span>
                  </label>
                </th>
              ))}
              <th scope="col" className={styles.together}>
                {t('together')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((fact) => (
              <tr key={fact}>
                <th scope="row">{t(`fields.${fact}`)}</th>
                {entries.map((entry) => (
                  <td key={entry.id}>{said(entry, fact)}</td>
                ))}
                <td className={styles.together}>{said(merged, fact)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

function mostMentioned(entries: readonly Entry[], mentions: ReadonlyMap<string, number>): Entry | null {
  const count = (entry: Entry) => mentions.get(entry.id) ?? 0
  return entries.reduce<Entry | null>(
    (most, entry) => (most === null || count(entry) > count(most) ? entry : most),
    null,
  )
}
