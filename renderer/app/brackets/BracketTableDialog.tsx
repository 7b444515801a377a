import { ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  bracketPoints,
  bracketSpans,
  presetBrackets,
  ruleProblem,
  wordsMark,
  type BracketRule,
} from '../../../shared/queries/bracket-table'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { IconButton } from '../../ui/IconButton'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { changePractice } from '../practice/change-practice'
import type { Session } from '../session'
import styles from './BracketTableDialog.module.css'

/** What brackets mean in an edition, line by line, and what becomes of hyphens at the ends of its lines and pages. */
export function BracketTableDialog(props: {
  readonly session: Session
  readonly edition: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['interventions', 'app'])
  const { session, edition } = props
  const { brackets, bracketsTaken, hyphens: kept } = session.practice.now.get()
  const [rules, setRules] = useState(brackets)
  const [taken, setTaken] = useState(bracketsTaken)
  const [added, setAdded] = useState(-1)
  const [hyphens, setHyphens] = useState(kept)
  const change = (index: number, next: Partial<BracketRule>) => {
    setRules(rules.map((rule, at) => (at === index ? { ...rule, ...next } : rule)))
  }
  const save = () => {
    if (rules.some((rule) => ruleProblem(rule) !== null)) return
    props.onClose()
    void changePractice(session, edition, { brackets: rules, bracketsTaken: taken, hyphens })
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('brackets.tableTitle')}
      description={t('brackets.tableAbout')}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <Button
            variant="quiet"
            onClick={() => {
              setRules(presetBrackets)
            }}
          >
            {t('brackets.preset')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel', { ns: 'app' })}</Button>
          <Button variant="primary" onClick={save}>
            {t('brackets.save')}
          </Button>
        </>
      }
    >
      <ol className={styles.rules}>
        {rules.map((rule, index) => {
          const problem = ruleProblem(rule)
          const points = !rule.pattern.includes(wordsMark)
          return (
            <li key={index} className={styles.rule} data-problem={problem ?? undefined}>
              <TextField
                className={styles.pattern}
                label={t('brackets.pattern')}
                hideLabel={index > 0}
                spellCheck={false}
                autoFocus={index === added}
                value={rule.pattern}
                error={problem === null ? undefined : t(`problem.bracket-${problem}`)}
                onChange={(pattern) => {
                  change(index, { pattern, element: elementFor(pattern, rule.element) })
                }}
              />
              <Select
                label={t('brackets.element')}
                hideLabel={index > 0}
                value={rule.element}
                options={(points ? bracketPoints : bracketSpans).map((value) => ({ value, label: value }))}
                onChange={(element) => {
                  change(index, { element })
                }}
              />
              <TextField
                className={styles.reason}
                label={t('brackets.reason')}
                hideLabel={index > 0}
                value={rule.attributes['reason'] ?? ''}
                onChange={(reason) => {
                  const others = Object.entries(rule.attributes).filter(([name]) => name !== 'reason')
                  change(index, { attributes: { ...(reason === '' ? {} : { reason }), ...Object.fromEntries(others) } })
                }}
              />
              <label className={styles.sure}>
                <input
                  type="checkbox"
                  aria-label={t('brackets.sure')}
                  title={t('brackets.sure')}
                  checked={rule.sure}
                  onChange={(event) => {
                    change(index, { sure: event.currentTarget.checked })
                  }}
                />
                {index === 0 && <span className={styles.sureLabel}>{t('brackets.sure')}</span>}
              </label>
              <IconButton
                label={t('brackets.up', { name: nameOf(rule, index) })}
                icon={ArrowUp}
                disabled={index === 0}
                onClick={() => {
                  const others = rules.filter((_, at) => at !== index)
                  setRules([...others.slice(0, index - 1), rule, ...others.slice(index - 1)])
                }}
              />
              <IconButton
                label={t('brackets.remove', { name: nameOf(rule, index) })}
                icon={Trash2}
                onClick={() => {
                  setRules(rules.filter((_, at) => at !== index))
                }}
              />
            </li>
          )
        })}
      </ol>
      <Button
        variant="quiet"
        icon={Plus}
        onClick={() => {
          setAdded(rules.length)
          setRules([...rules, { pattern: '', element: 'gap', attributes: {}, sure: false }])
        }}
      >
        {t('brackets.add')}
      </Button>
      <div className={styles.choices}>
        <Select
          label={t('brackets.taken')}
          value={taken}
          options={(['kept', 'read'] as const).map((value) => ({ value, label: t(`brackets.whenTaken.${value}`) }))}
          onChange={setTaken}
        />
        <Select
          label={t('brackets.hyphens')}
          value={hyphens}
          options={(['dropped', 'kept'] as const).map((value) => ({ value, label: t(`brackets.hyphen.${value}`) }))}
          onChange={setHyphens}
        />
      </div>
    </Dialog>
  )
}

/** What a line is called: as it is written, or by its place while nothing is written there. */
const nameOf = ({ pattern }: BracketRule, index: number): string => (pattern === '' ? String(index + 1) : pattern)

/** The element of a line whose pattern was changed: another where it came to have words, or none, by that. */
function elementFor(pattern: string, element: string): string {
  const possible: readonly string[] = pattern.includes(wordsMark) ? bracketSpans : bracketPoints
  return possible.includes(element) ? element : (possible[0] ?? element)
}
