import { ArrowDownAZ, ChevronLeft, Ellipsis, FilePlus2, Library as LibraryIcon, ScrollText } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { progressIn } from '../../shared/proofing/rounds'
import type { Actions } from '../app/actions'
import type { RoundsNow } from '../app/rounds/rounds'
import type { EditionSummary } from '../store/library'
import type { TranscriptionRow } from '../store/rows'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { IconButton } from '../ui/IconButton'
import { Menu } from '../ui/Menu'
import { useSource, type Source } from '../ui/use-source'
import styles from './EditionScreen.module.css'
import { Page } from './Page'
import { Proofread } from './Proofread'
import { Mark, TopBar } from './TopBar'
import { TranscriptionList } from './TranscriptionList'
import { useEditionEntries } from './use-edition-entries'
import { useOpenEntries } from './use-open-entries'

const sorts = ['title', 'created', 'changed'] as const

/** One edition: its transcriptions in the order made by hand. */
export function EditionScreen(props: {
  readonly edition: EditionSummary
  readonly rows: readonly TranscriptionRow[]
  readonly rounds: Source<RoundsNow>
  readonly actions: Actions
  readonly appMenu: ReactNode
}) {
  const { t } = useTranslation(['app', 'edition-files'])
  const { edition, rows, actions } = props
  const entries = useEditionEntries(edition, actions, true)
  const readOnly = edition.readOnly !== null
  const rounds = useSource(props.rounds)
  const isBegun = [...rounds.texts.values()].some(({ done }) => done.size > 0)
  const progressOf = (id: string) => {
    const text = isBegun ? rounds.texts.get(id) : undefined
    return text === undefined ? null : { round: rounds.current, ...progressIn([text], rounds.current.id) }
  }
  const counts = [t('count.transcriptions', { count: rows.length }), t('count.pages', { count: edition.pages })]
  return (
    <Page
      region="edition"
      width={860}
      bar={
        <TopBar
          start={
            <>
              <IconButton
                label={t('edition.back')}
                icon={ChevronLeft}
                shortcut={actions.keyOf('library/show')}
                onClick={() => actions.run('library/show')}
              />
              <Mark />
              <strong className={styles.crumb}>{edition.name}</strong>
            </>
          }
          end={
            <>
              <Button
                variant="quiet"
                shortcut={actions.keyOf('panel/register')}
                onClick={() => actions.run('panel/register')}
              >
                {t('panel.register')}
              </Button>
              {edition.readOnly === null && <Add edition={edition.id} actions={actions} />}
              <Menu
                align="end"
                trigger={<IconButton label={t('library.more', { name: edition.name })} icon={Ellipsis} />}
                entries={entries}
              />
              {props.appMenu}
            </>
          }
        />
      }
    >
      <div className={styles.head}>
        <div className={styles.names}>
          <h1 className={styles.title}>{edition.name}</h1>
          {rows.length > 0 && <p className={styles.about}>{counts.join(' · ')}</p>}
          {isBegun && (
            <p className={styles.about}>
              <Proofread progress={{ round: rounds.current, ...rounds.progress }} />
            </p>
          )}
          {edition.file !== null && (
            <p className={styles.about}>{t('savedTo', { ns: 'edition-files', name: edition.file.ref.name })}</p>
          )}
          {readOnly && (
            <p className={styles.about} role="status" data-read-only={edition.readOnly}>
              {t('readOnlyAbout', { ns: 'edition-files' })}
            </p>
          )}
        </div>
        {rows.length > 1 && !readOnly && (
          <Menu
            align="end"
            trigger={
              <Button variant="quiet" icon={ArrowDownAZ}>
                {t('edition.sort')}
              </Button>
            }
            entries={sorts.map((sort) => ({
              kind: 'item',
              label: t(`edition.sortBy.${sort}`),
              onSelect: () => actions.sortBy(rows, sort),
            }))}
          />
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState
          icon={ScrollText}
          title={t('edition.empty')}
          action={<Add edition={edition.id} actions={actions} />}
        >
          {t('edition.emptyHint')}
        </EmptyState>
      ) : (
        <TranscriptionList
          name={edition.name}
          rows={rows}
          actions={actions}
          readOnly={readOnly}
          progressOf={progressOf}
        />
      )}
      {rows.length > 1 && !readOnly && <p className={styles.hint}>{t('edition.orderHint')}</p>}
    </Page>
  )
}

/** The screen of an edition that is not there (any more). */
export function EditionGone({ actions }: { readonly actions: Actions }) {
  const { t } = useTranslation('app')
  return (
    <Page region="edition" width={860} bar={null}>
      <EmptyState
        icon={LibraryIcon}
        title={t('edition.gone')}
        action={<Button onClick={() => actions.run('library/show')}>{t('edition.back')}</Button>}
      >
        {t('edition.goneHint')}
      </EmptyState>
    </Page>
  )
}

function Add({ edition, actions }: { readonly edition: string; readonly actions: Actions }) {
  const { t } = useTranslation('app')
  const open = useOpenEntries(actions)
  return (
    <Menu
      align="end"
      trigger={<Button variant="primary">{t('transcriptions.add')}</Button>}
      entries={[
        ...open,
        {
          kind: 'item',
          label: t('edition.newTranscription'),
          icon: FilePlus2,
          shortcut: actions.keyOf('transcription/new'),
          onSelect: () => actions.createTranscription(edition),
        },
      ]}
    />
  )
}
