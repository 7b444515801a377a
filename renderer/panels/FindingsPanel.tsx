import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Guess } from '../../shared/edition'
import type { Severity } from '../../shared/finding'
import type { CommandContext } from '../app/command'
import type { CheckedFinding } from '../app/mirror/checked'
import type { OpenText } from '../app/open-text'
import { checkedOf } from '../editor/plugins/checked'
import { doubtFilterOf } from '../editor/plugins/doubts'
import { currentGuess } from '../editor/plugins/guesses'
import { guessesOf } from '../editor/state'
import { useText } from '../editor/use-text'
import { Choice } from '../ui/Choice'
import { CheckLine, type CheckControl } from './CheckLine'
import { CheckedFindings } from './CheckedFindings'
import { FindingGroup, FindingList } from './FindingGroup'
import { GuessRow } from './GuessRow'
import panel from './panels.module.css'

interface FindingsPanelProps {
  readonly text: OpenText
  readonly context: CommandContext
  readonly control: CheckControl
}

type Shown = 'open' | 'settled'

/** What the importer guessed, to be walked through and settled, and what the checks found: of the degree that doubts are shown of. */
export function FindingsPanel({ text, context, control }: FindingsPanelProps) {
  const { t } = useTranslation(['editor', 'proofing'])
  const guesses = useText(text, guessesOf, sameGuesses)
  const found = useText(text, checkedOf)
  const [shown, setShown] = useState<Shown>('open')
  const { severity } = useText(text, doubtFilterOf)
  const wanted = (finding: { readonly severity: Severity }) => severity === 'all' || finding.severity === severity
  const listedGuesses = guesses.filter((guess) => guess.settled === (shown === 'settled') && wanted(guess))
  const checks = shown === 'open' ? found.filter(wanted) : []
  const nothing = listedGuesses.length === 0 && checks.length === 0
  return (
    <section className={panel.panel} aria-label={t('findings.label')}>
      <header className={panel.head}>
        <h2>{t('panel.findings', { ns: 'proofing' })}</h2>
        {guesses.length > 0 && (
          <Choice
            label={t('findings.show')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'open', label: t('findings.show-open') },
              { value: 'settled', label: t('findings.show-settled') },
            ]}
          />
        )}
      </header>
      <CheckLine text={text} control={control} />
      {guesses.length + found.length === 0 ? (
        <p className={panel.nothing}>{t('findings.none')}</p>
      ) : (
        <>
          <div className={panel.list}>
            <Guesses {...{ text, context }} guesses={listedGuesses} />
            <CheckedFindings {...{ text, context }} title={t('findings.group.check')} of={inGroup(checks, 'check')} />
            <CheckedFindings
              {...{ text, context }}
              title={control.grammar ?? t('findings.group.grammar')}
              of={inGroup(checks, 'grammar')}
            />
          </div>
          {nothing && <p className={panel.nothing}>{t(`findings.nothing-${shown}`)}</p>}
        </>
      )}
    </section>
  )
}

function Guesses(props: {
  readonly text: OpenText
  readonly context: CommandContext
  readonly guesses: readonly Guess[]
}) {
  const { t } = useTranslation('editor')
  const { text, context, guesses } = props
  const current = useText(text, (state) => currentGuess(state)?.id ?? null)
  return (
    <FindingGroup title={t('findings.group.guesses')} count={guesses.length}>
      <FindingList all={guesses} current={guesses.findIndex(({ id }) => id === current)}>
        {(guess) => (
          <GuessRow key={guess.id} text={text} context={context} guess={guess} current={guess.id === current} />
        )}
      </FindingList>
    </FindingGroup>
  )
}

const inGroup = (findings: readonly CheckedFinding[], group: CheckedFinding['group']): readonly CheckedFinding[] =>
  findings.filter((finding) => finding.group === group)

/** Whether two lists show the same: places are read when they are needed. */
function sameGuesses(a: readonly Guess[], b: readonly Guess[]): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every(({ id, settled }, at) => id === b[at]?.id && settled === b[at].settled))
  )
}
