import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../../shared/register/entry'
import type { MentionInContext } from '../../../shared/register/mention-in-context'
import { ContextList } from '../../panels/ContextList'
import type { ContextGroup } from '../../panels/context-rows'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TextField } from '../../ui/TextField'
import type { At } from '../edition-texts/text-questions'
import type { MentionPlace } from './register-acts'
import styles from './RegisterDialogs.module.css'

/** The mentions of an entry in one text. */
export interface MentionsInText {
  readonly transcription: string
  readonly title: string
  readonly at: At
  readonly mentions: readonly MentionInContext[]
}

/** Asks which mentions of an entry become those of a new one, and what that is called. */
export function SplitDialog(props: {
  readonly entry: Entry
  /** Tells of each text that has mentions, one after the other; answers what stops that. `done` where all were asked. */
  readonly ask: (heard: (found: MentionsInText) => void, done: () => void) => () => void
  readonly onSplit: (name: string, mentions: readonly MentionPlace[]) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('register')
  const { entry, ask } = props
  const [found, setFound] = useState<readonly MentionsInText[]>([])
  const [asking, setAsking] = useState(true)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  const [name, setName] = useState(entry.name)
  useEffect(
    () =>
      ask(
        (text) => {
          setFound((known) => [...known, text])
        },
        () => {
          setAsking(false)
        },
      ),
    [ask],
  )
  const groups = useMemo(() => found.map((text) => groupOf(text)), [found])
  const all = found.reduce((sum, { mentions }) => sum + mentions.length, 0)
  const error = name.trim() === '' ? t('flaws.name') : undefined
  const ready = error === undefined && ticked.size > 0
  const split = () => {
    if (ready) props.onSplit(name.trim(), placesOf(found, ticked))
  }
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('splitTitle', { name: entry.name })}
      closeLabel={t('close', { ns: 'app' })}
      description={t('splitAbout')}
      footer={
        <>
          <span className={styles.count}>{t('splitCount', { count: ticked.size, all })}</span>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
          <Button variant="primary" shortcut="Mod-Enter" disabled={!ready} onClick={split}>
            {t('splitNow')}
          </Button>
        </>
      }
    >
      <div
        className={styles.split}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          split()
        }}
      >
        <TextField label={t('splitName')} value={name} autoFocus error={error} onChange={setName} />
        {found.length === 0 ? (
          <p className={styles.about}>{asking ? t('splitAsking') : t('noMentions', { name: entry.name })}</p>
        ) : (
          <div className={styles.mentions}>
            <ContextList
              label={t('splitMentions')}
              groups={groups}
              ticked={ticked}
              onTick={(keys, on) => {
                setTicked(new Set(on ? [...ticked, ...keys] : [...ticked].filter((key) => !keys.includes(key))))
              }}
              active={active}
              onActive={setActive}
            />
          </div>
        )}
      </div>
    </Dialog>
  )
}

const keyOf = (transcription: string, { span }: MentionInContext) => `${transcription} ${span}`

function groupOf({ transcription, title, mentions }: MentionsInText): ContextGroup {
  return {
    key: transcription,
    label: title,
    groups: [],
    lines: mentions.map((mention) => ({
      key: keyOf(transcription, mention),
      before: mention.before,
      text: mention.text,
      after: mention.after,
      page: mention.page,
      inNote: mention.inNote,
      kind: mention.kind,
      remark: null,
      tickable: true,
    })),
  }
}

function placesOf(found: readonly MentionsInText[], ticked: ReadonlySet<string>): readonly MentionPlace[] {
  return found.flatMap(({ transcription, at, mentions }) =>
    mentions
      .filter((mention) => ticked.has(keyOf(transcription, mention)))
      .map(({ span, from }) => ({ transcription, at, span, near: from })),
  )
}
