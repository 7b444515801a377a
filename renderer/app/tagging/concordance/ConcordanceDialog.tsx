import { BookOpen } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../../shared/register/entry'
import { ContextList } from '../../../panels/ContextList'
import { ContextPreview } from '../../../panels/ContextPreview'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { Dialog } from '../../../ui/Dialog'
import { EmptyState } from '../../../ui/EmptyState'
import { matchesKey } from '../../../ui/keys'
import { TextField } from '../../../ui/TextField'
import { useSource } from '../../../ui/use-source'
import { goToPlace } from '../../edition-texts/go-to-place'
import type { Session } from '../../session'
import { AskStatus } from '../AskStatus'
import { exportMentions, linkMentions, splitMentions, unlinkMentions, untagMentions } from './concordance-acts'
import {
  concordanceGroups,
  filtered,
  keysAt,
  mentionKey,
  sorted,
  type ConcordanceSort,
  type Mentioned,
} from './concordance-lines'
import { ConcordanceAsk, type Asked } from './ConcordanceAsk'
import styles from './ConcordanceDialog.module.css'
import { useConcordance } from './use-concordance'

const sorts: readonly ConcordanceSort[] = ['place', 'after', 'before']

interface ConcordanceProps {
  readonly session: Session
  readonly edition: string
  readonly entry: Entry
  readonly onClose: () => void
}

/** Every mention of an entry in its context, and what can be done with some of them. */
export function ConcordanceDialog({ session, edition, entry, onClose }: ConcordanceProps) {
  const { t } = useTranslation(['tagging', 'app'])
  const [sort, setSort] = useState<ConcordanceSort>('place')
  const [filter, setFilter] = useState('')
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  const [asking, setAsking] = useState<Asked | null>(null)
  const [filtering, setFiltering] = useState(false)
  const [turn, setTurn] = useState(0)
  const { entries } = useSource(session.register.now)
  const { mentions, asked } = useConcordance(session, edition, entry, turn)
  const shown = useMemo(() => sorted(filtered(mentions, filter), sort), [mentions, filter, sort])
  const groups = useMemo(() => concordanceGroups(shown, sort, t('concordance.all')), [shown, sort, t])
  const ticked = useMemo(() => new Set(shown.map(mentionKey).filter((key) => chosen.has(key))), [shown, chosen])
  const atKeys = useMemo(() => new Set(keysAt(groups, active)), [groups, active])
  const at = shown.filter((one) => atKeys.has(mentionKey(one)))
  const here = at[0]
  const meant = ticked.size > 0 ? shown.filter((one) => ticked.has(mentionKey(one))) : at
  const ask = (next: Asked | null) => {
    setAsking(next)
    setFiltering(false)
  }
  const act = (done: (of: readonly Mentioned[]) => Promise<boolean>) => {
    ask(null)
    if (meant.length === 0) return
    void done(meant).then((was) => {
      if (!was) return
      choose(new Set())
      setTurn((now) => now + 1)
    })
  }
  const go = (key: string | null) => {
    const one = shown.find((each) => mentionKey(each) === key)
    if (one === undefined) return
    onClose()
    void goToPlace(session, one.transcription, one.mention)
  }
  const actions: readonly Action[] = [
    {
      name: 'link',
      key: 'Alt-r',
      run: () => {
        ask('link')
      },
    },
    {
      name: 'unlink',
      key: 'Alt-Shift-r',
      run: () => {
        act((of) => unlinkMentions(session, of, entry))
      },
    },
    {
      name: 'untag',
      key: 'Alt-u',
      run: () => {
        act((of) => untagMentions(session, of, entry))
      },
    },
    {
      name: 'split',
      key: 'Alt-n',
      run: () => {
        ask('split')
      },
    },
    {
      name: 'export',
      key: 'Mod-Shift-e',
      run: () => void exportMentions(session, ticked.size > 0 ? meant : shown, entry),
    },
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    const action = actions.find(({ key }) => matchesKey(event, key))
    if (action === undefined || meant.length === 0) return
    event.preventDefault()
    action.run()
  }
  return (
    <Dialog
      open
      whole
      onClose={onClose}
      onEscape={
        asking === null
          ? undefined
          : () => {
              ask(null)
            }
      }
      title={t('concordance.title', { name: entry.name })}
      closeLabel={t('close', { ns: 'app' })}
      footer={<Actions {...{ actions }} count={shown.length} ticked={ticked.size} disabled={meant.length === 0} />}
    >
      <div className={styles.body} onKeyDown={onKeyDown}>
        <div className={styles.options}>
          <Choice
            label={t('concordance.sort')}
            value={sort}
            options={sorts.map((value) => ({ value, label: t(`concordance.sorts.${value}`) }))}
            onChange={setSort}
          />
          <TextField
            label={t('concordance.filter')}
            hideLabel
            type="search"
            placeholder={t('concordance.filter')}
            className={styles.filter}
            value={filter}
            onChange={(typed) => {
              setFiltering(true)
              setFilter(typed)
            }}
          />
        </div>
        {asking !== null && (
          <ConcordanceAsk
            asked={asking}
            count={meant.length}
            entry={entry}
            entries={entries}
            onCancel={() => {
              ask(null)
            }}
            onLink={(other) => {
              act((of) => linkMentions(session, of, other))
            }}
            onSplit={(name) => {
              act((of) => splitMentions(session, of, entry, name))
            }}
          />
        )}
        <AskStatus asked={asked} elsewhere={[]} />
        {groups.length === 0 && asked.phase.kind !== 'asking' ? (
          <EmptyState
            icon={BookOpen}
            title={t(filter === '' ? 'concordance.emptyTitle' : 'concordance.emptyFilterTitle')}
          >
            {t(filter === '' ? 'concordance.empty' : 'concordance.emptyFilter')}
          </EmptyState>
        ) : (
          <>
            <ContextList
              autoFocus={asking === null && !filtering}
              label={t('concordance.title', { name: entry.name })}
              groups={groups}
              ticked={ticked}
              onTick={(keys, on) => {
                choose(new Set(on ? [...chosen, ...keys] : [...chosen].filter((key) => !keys.includes(key))))
              }}
              active={active}
              onActive={setActive}
              onOpen={go}
            />
            <ContextPreview title={here?.title ?? ''} line={here?.mention ?? null} />
          </>
        )}
      </div>
    </Dialog>
  )
}

interface Action {
  readonly name: 'link' | 'unlink' | 'untag' | 'split' | 'export'
  readonly key: string
  readonly run: () => void
}

function Actions(props: {
  readonly actions: readonly Action[]
  readonly count: number
  readonly ticked: number
  readonly disabled: boolean
}) {
  const { t } = useTranslation('tagging')
  const { count, ticked } = props
  return (
    <>
      <span className={styles.counts}>
        {t('concordance.count', { count })}
        {ticked > 0 && `, ${t('concordance.ticked', { count: ticked })}`}
        {ticked === 0 && count > 0 && ` · ${t('concordance.goHint')}`}
      </span>
      {props.actions.map(({ name, key, run }) => (
        <Button key={name} shortcut={key} disabled={props.disabled} onClick={run}>
          {t(`concordance.${name}`)}
        </Button>
      ))}
    </>
  )
}
