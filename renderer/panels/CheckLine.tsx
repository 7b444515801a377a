import { ChevronDown, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { namedGrammar } from '../../shared/queries/named-grammar'
import type { CheckState } from '../app/checks'
import { problemText } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { useText } from '../editor/use-text'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { Menu } from '../ui/Menu'
import { useSource, type Source } from '../ui/use-source'
import styles from './FindingsPanel.module.css'

/** What the panel of findings knows of the checks, and can have done. */
export interface CheckControl {
  readonly state: Source<CheckState>
  /** The file name of the grammar of the edition; `null` where none is chosen. */
  readonly grammar: string | null
  readonly check: () => void
  readonly chooseGrammar: () => void
  readonly removeGrammar: () => void
}

/** Says by what the text is checked and how far that is, and lets a grammar be chosen. */
export function CheckLine({ text, control }: { readonly text: OpenText; readonly control: CheckControl }) {
  const { t } = useTranslation('editor')
  const { grammar } = control
  const named = useText(text, ({ doc }) => namedGrammar(doc))
  const choose = { kind: 'item', label: t('checks.choose'), onSelect: control.chooseGrammar } as const
  const remove = { kind: 'item', label: t('checks.remove'), onSelect: control.removeGrammar } as const
  return (
    <div className={styles.checks}>
      <div className={styles.line}>
        <CheckStatus {...control} />
        <Menu
          align="end"
          trigger={
            <Button variant="quiet" className={styles.grammar} data-aside>
              {t('checks.grammar')}
              <ChevronDown aria-hidden />
            </Button>
          }
          entries={[
            { kind: 'heading', label: grammar ?? t('checks.no-grammar') },
            choose,
            ...(grammar === null ? [] : [remove]),
          ]}
        />
        <IconButton label={t('checks.now')} icon={RefreshCw} shortcut="F7" onClick={control.check} data-aside />
      </div>
      {grammar === null && named !== null && (
        <p className={styles.offer}>
          <span>{t('checks.named', { name: named })}</span>
          <Button onClick={control.chooseGrammar}>{t('checks.choose-short')}</Button>
        </p>
      )}
    </div>
  )
}

function CheckStatus({ state, grammar }: CheckControl) {
  const { t } = useTranslation('editor')
  const { stage, fresh, problem, grammarProblem } = useSource(state)
  const name = grammar ?? t('checks.tei')
  return (
    <div className={styles.status} data-check={stage ?? (fresh ? 'fresh' : 'stale')}>
      <span role="status">
        {stage !== null ? t(`checks.stage.${stage}`) : t(fresh ? 'checks.fresh' : 'checks.stale', { name })}
      </span>
      {problem !== null && <p className={styles.problem}>{problemText(problem)}</p>}
      {grammarProblem !== null && (
        <p className={styles.problem}>
          {t('checks.broken', {
            name,
            why: problemText(grammarProblem),
            ...(grammarProblem.at ?? { line: 1, column: 1 }),
          })}
        </p>
      )}
    </div>
  )
}
