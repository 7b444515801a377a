import { ArrowDown, ArrowUp, CaseSensitive, Eye, Files, Regex, WholeWord, X } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandContext } from '../app/command'
import { problemText } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { TextField } from '../ui/TextField'
import { ToggleButton } from '../ui/ToggleButton'
import { goToMatch, replaceAll, replaceOne } from './commands/find'
import styles from './FindBar.module.css'
import { isEditable } from './plugins/editable'
import { readingOf } from './plugins/reading'
import { hiddenParts } from '../../shared/queries/readings'
import { changeFind, findOf, type Find, type FindChange } from './plugins/find'
import { useText } from './use-text'

/** Whether the bar shows the same of two: matches move with every key. */
function showsSame(a: Find, b: Find): boolean {
  return (
    a.matches.length === b.matches.length &&
    (['bar', 'asked', 'query', 'replacement', 'hiddenToo', 'current', 'findings'] as const).every(
      (part) => a[part] === b[part],
    )
  )
}

interface FindBarProps {
  readonly text: OpenText
  readonly context: CommandContext
  /** Looks for the same in the other texts of the edition; left out where there are none. */
  readonly onEverywhere?: (() => void) | undefined
}

/** Find and replace in the open text, notes included. */
export function FindBar(props: FindBarProps) {
  const bar = useText(props.text, (state) => findOf(state).bar)
  return bar === 'closed' ? null : <OpenFindBar {...props} bar={bar} />
}

function OpenFindBar({ text, context, bar, onEverywhere }: FindBarProps & { readonly bar: Find['bar'] }) {
  const { t } = useTranslation('editor')
  const find = useText(text, findOf, showsSame)
  const mayEdit = useText(text, isEditable)
  const hides = useText(text, (state) => hiddenParts(readingOf(state)).size > 0)
  const field = useRef<HTMLDivElement>(null)
  const open = { ...context, text }
  useEffect(() => {
    field.current?.querySelector('input')?.select()
  }, [find.asked])
  const change = (change: FindChange) => {
    text.dispatch(changeFind(text.state.tr, change))
  }
  const close = () => {
    change({ bar: 'closed' })
    text.view?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onEnter = (run: () => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (event.shiftKey) goToMatch(open, -1)
    else run()
  }
  const toggle = (key: 'caseSensitive' | 'wholeWord' | 'regex') => () => {
    change({ query: { ...find.query, [key]: !find.query[key] } })
  }
  return (
    <search className={styles.bar} aria-label={t('find.label')} onKeyDown={onKey}>
      <div className={styles.line} ref={field}>
        <TextField
          className={styles.field}
          label={t('find.what')}
          hideLabel
          placeholder={t('find.what')}
          value={find.query.text}
          onChange={(value) => {
            change({ query: { ...find.query, text: value } })
          }}
          onKeyDown={onEnter(() => {
            goToMatch(open, 1)
          })}
          spellCheck={false}
        />
        <ToggleButton
          label={t('find.case')}
          icon={CaseSensitive}
          pressed={find.query.caseSensitive}
          onClick={toggle('caseSensitive')}
        />
        <ToggleButton
          label={t('find.word')}
          icon={WholeWord}
          pressed={find.query.wholeWord}
          onClick={toggle('wholeWord')}
        />
        <ToggleButton label={t('find.regex')} icon={Regex} pressed={find.query.regex} onClick={toggle('regex')} />
        {hides && (
          <ToggleButton
            label={t('find.hidden')}
            icon={Eye}
            pressed={find.hiddenToo}
            onClick={() => {
              change({ hiddenToo: !find.hiddenToo })
            }}
          />
        )}
        <output className={styles.count} aria-live="polite">
          {countOf(find, t)}
        </output>
        <IconButton
          label={t('find.previous')}
          icon={ArrowUp}
          shortcut="Shift-F3"
          onClick={() => {
            goToMatch(open, -1)
          }}
        />
        <IconButton
          label={t('find.next')}
          icon={ArrowDown}
          shortcut="F3"
          onClick={() => {
            goToMatch(open, 1)
          }}
        />
        {onEverywhere !== undefined && (
          <IconButton label={t('find.everywhere')} icon={Files} shortcut="Mod-Alt-h" onClick={onEverywhere} />
        )}
        <IconButton label={t('find.close')} icon={X} shortcut="Escape" onClick={close} />
      </div>
      {bar === 'replace' && mayEdit && (
        <div className={styles.line}>
          <TextField
            className={styles.field}
            label={t('find.with')}
            hideLabel
            placeholder={t('find.with')}
            value={find.replacement}
            onChange={(replacement) => {
              change({ replacement })
            }}
            onKeyDown={onEnter(() => {
              replaceOne(open)
            })}
            spellCheck={false}
          />
          <Button
            aria-disabled={find.matches.length === 0}
            onClick={() => {
              replaceOne(open)
            }}
          >
            {t('find.replace')}
          </Button>
          <Button
            aria-disabled={find.matches.length === 0}
            onClick={() => {
              replaceAll(open)
            }}
          >
            {t('find.replace-all')}
          </Button>
        </div>
      )}
    </search>
  )
}

function countOf(find: Find, t: ReturnType<typeof useTranslation<'editor'>>['t']): string {
  const [finding] = find.findings
  if (finding) return problemText(finding)
  if (find.query.text === '') return ''
  if (find.matches.length === 0) return t('find.none')
  if (find.current < 0) return t('find.count', { count: find.matches.length })
  return t('find.at', { at: find.current + 1, all: find.matches.length })
}
