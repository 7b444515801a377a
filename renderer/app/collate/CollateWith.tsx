import { Command as Palette } from 'cmdk'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { versionTitle } from '../../panels/version-words'
import type { TranscriptionRow, VersionRow } from '../../store/rows'
import { classes } from '../../ui/classes'
import { ranked } from '../ranked'
import type { OpenTranscription } from '../screen'
import { NothingFound } from '../NothingFound'
import searched from '../searched-list.module.css'
import type { Session } from '../session'
import styles from './CollateWith.module.css'
import { othersOf, type Others } from './other-texts'

/** How many are listed of each, before anything is typed. */
const most = 60

/** What was chosen to compare with. */
export type ChosenText =
  | { readonly kind: 'file' }
  | { readonly kind: 'version'; readonly row: VersionRow }
  | { readonly kind: 'transcription'; readonly row: TranscriptionRow }

/** Asks what to compare the open text with: a file, a version of it, or another transcription of the library. */
export function CollateWith(props: {
  readonly session: Session
  readonly open: OpenTranscription
  readonly onChoose: (chosen: ChosenText) => void
}) {
  const { t, i18n } = useTranslation('collate')
  const { session, open, onChoose } = props
  const [query, setQuery] = useState('')
  const [others, setOthers] = useState<Others>({ versions: [], transcriptions: [] })
  const [now] = useState(Date.now)
  useEffect(() => {
    let wanted = true
    void othersOf(session, open).then((found) => {
      if (wanted) setOthers(found)
    })
    return () => {
      wanted = false
    }
  }, [session, open])
  const files = ranked([{ label: t('choose.file'), also: t('choose.fileHint') }], query)
  const versions = ranked(
    others.versions.map((row) => ({ row, label: versionTitle(row, now, i18n.language) })),
    query,
  ).slice(0, most)
  const transcriptions = ranked(
    others.transcriptions.map(({ row, edition }) => ({ row, label: row.title, also: edition })),
    query,
  ).slice(0, most)
  return (
    <Palette className={searched.palette} label={t('choose.title')} loop shouldFilter={false}>
      <Palette.Input
        className={searched.input}
        placeholder={t('choose.placeholder')}
        value={query}
        onValueChange={setQuery}
        autoFocus
      />
      <Palette.List className={searched.list}>
        <NothingFound>{t('choose.none')}</NothingFound>
        {files.map(({ label, also }) => (
          <Line
            key="file"
            value="file"
            label={label}
            about={also}
            onSelect={() => {
              onChoose({ kind: 'file' })
            }}
          />
        ))}
        {transcriptions.length > 0 && (
          <Palette.Group heading={t('choose.transcriptions')} className={searched.group}>
            {transcriptions.map(({ row, label, also }) => (
              <Line
                key={row.id}
                value={row.id}
                label={label}
                about={also}
                onSelect={() => {
                  onChoose({ kind: 'transcription', row })
                }}
              />
            ))}
          </Palette.Group>
        )}
        {versions.length > 0 && (
          <Palette.Group heading={t('choose.versions')} className={searched.group}>
            {versions.map(({ row, label }) => (
              <Line
                key={row.id}
                value={row.id}
                label={label}
                about=""
                onSelect={() => {
                  onChoose({ kind: 'version', row })
                }}
              />
            ))}
          </Palette.Group>
        )}
      </Palette.List>
    </Palette>
  )
}

function Line(props: {
  readonly value: string
  readonly label: string
  readonly about: string
  readonly onSelect: () => void
}) {
  return (
    <Palette.Item value={props.value} className={classes(searched.item, styles.line)} onSelect={props.onSelect}>
      <span className={styles.label}>{props.label}</span>
      <span className={styles.about}>{props.about}</span>
    </Palette.Item>
  )
}
