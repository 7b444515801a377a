import type { Node } from 'prosemirror-model'
import { memo, useMemo, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { excerptOf, type ExcerptLength } from '../../shared/queries/excerpt'
import type { StandingDifference } from '../editor/plugins/standing-differences'
import { Button } from '../ui/Button'
import type { CollationActions } from './CollationPanel'
import { FindingList } from './FindingList'
import panel from './panels.module.css'
import styles from './CollationPanel.module.css'

/** What differs on a page; `n` is its number, `null` before the first page. */
export interface PageOfDifferences {
  readonly n: string | null
  readonly all: readonly StandingDifference[]
}

type Line =
  | { readonly kind: 'page'; readonly page: PageOfDifferences }
  | { readonly kind: 'difference'; readonly one: StandingDifference; readonly first: boolean }

/**
 * The differences, page by page, ours beside theirs. The arrow keys go from one to the next, in the text too; T takes theirs,
 * K keeps ours, N notes theirs, Enter goes into the text.
 */
export function CollationList(props: {
  /** The doc that the differences stand in. */
  readonly doc: Node
  readonly pages: readonly PageOfDifferences[]
  /** The id of the one that is looked at in the text. */
  readonly current: number | null
  readonly actions: CollationActions
}) {
  const { t } = useTranslation('collate')
  const { doc, pages, current, actions } = props
  const lines = useMemo(() => linesOf(pages), [pages])
  const at = lines.findIndex((line) => line.kind === 'difference' && line.one.id === current)
  return (
    <div
      className={panel.list}
      role="group"
      aria-label={t('panel.list')}
      onKeyDown={(event) => {
        pressed(event, lines, at, actions)
      }}
    >
      <div className={styles.sides} aria-hidden>
        <span>{t('panel.ours')}</span>
        <span>{t('panel.theirs')}</span>
      </div>
      <FindingList all={lines} current={at}>
        {(line) =>
          line.kind === 'page' ? (
            <li key={`page ${line.page.n ?? ''} ${String(line.page.all[0]?.id)}`} className={styles.page}>
              <span>{line.page.n === null ? t('panel.noPage') : t('panel.page', { page: line.page.n })}</span>
              <span className={styles.number}>{line.page.all.length}</span>
            </li>
          ) : (
            <Difference
              key={line.one.id}
              one={line.one}
              {...aroundOf(doc, line.one)}
              current={line.one.id === current}
              first={line.first}
              actions={actions}
            />
          )
        }
      </FindingList>
    </div>
  )
}

function linesOf(pages: readonly PageOfDifferences[]): readonly Line[] {
  return pages.flatMap((page, index): readonly Line[] => [
    { kind: 'page', page },
    ...page.all.map((one, place) => ({ kind: 'difference', one, first: index + place === 0 }) as const),
  ])
}

/** How much stands around a difference: half the width of a narrow column is there for it. */
const around: ExcerptLength = { before: 20, words: 0, after: 24 }

/** The words of ours around a difference; around whole blocks there are none. */
function aroundOf(doc: Node, { range, put }: StandingDifference): Around {
  if (put.how === 'blocks' || put.how === 'note') return { before: '', after: '' }
  const { before, after } = excerptOf(doc, range, around)
  // A missing word is exchanged with the space beside it, which is not said of it.
  const spaced = range.from < range.to && /\s$/.test(doc.textBetween(range.to - 1, range.to))
  return { before, after: spaced && after !== '' ? ` ${after}` : after }
}

interface Around {
  readonly before: string
  readonly after: string
}

interface DifferenceProps extends Around {
  readonly one: StandingDifference
  readonly current: boolean
  readonly first: boolean
  readonly actions: CollationActions
}

/** Drawn again only where other words are to be read: where it stands in the text changes with every key before it. */
const Difference = memo(function Difference(props: DifferenceProps) {
  const { t } = useTranslation('collate')
  const { one, current, first, actions } = props
  const { kinds, ours, theirs, note, untouched, now } = one
  const { before, after } = props
  // Words that have moved stand among other words there.
  const there = one.put.how === 'nothing' ? { before: '', after: '' } : { before, after }
  const none = isSpace(one)
    ? one.put.how === 'letters' && one.put.text !== ''
      ? ({ ours: 'noSpace', theirs: 'space' } as const)
      : ({ ours: 'space', theirs: 'noSpace' } as const)
    : ({ ours: 'nothing', theirs: 'nothing' } as const)
  const about = [...kinds.map((kind) => t(`kind.${kind}`)), ...(note ? [t('panel.inNote')] : [])]
  return (
    <li className={styles.row}>
      <div className={current ? panel.card : undefined}>
        <button
          type="button"
          data-line
          data-autofocus={current || first ? true : undefined}
          className={styles.line}
          aria-current={current}
          onClick={() => {
            actions.go(one)
          }}
        >
          <span className={styles.about}>
            {about.join(', ')}
            {!untouched && ` · ${t('panel.changed')}`}
          </span>
          <Words
            {...{ before, after }}
            label={t('panel.ours')}
            words={untouched ? ours : now.trim()}
            none={t(`panel.${none.ours}`)}
          />
          <Words {...there} label={t('panel.theirs')} words={theirs} none={t(`panel.${none.theirs}`)} />
        </button>
        {current && one.put.how === 'nothing' && (
          <p className={styles.why}>{t(kinds.includes('moved') ? 'panel.whyMoved' : 'panel.whyNotTaken')}</p>
        )}
        {current && (
          <div className={styles.acts}>
            {one.put.how !== 'nothing' && (
              <Button shortcut={actions.keyOf('collate/take')} onClick={actions.take}>
                {t('panel.take')}
              </Button>
            )}
            <Button shortcut={actions.keyOf('collate/keep')} onClick={actions.keep}>
              {t('panel.keep')}
            </Button>
            <Button variant="quiet" shortcut={actions.keyOf('collate/note')} onClick={actions.note}>
              {t('panel.note')}
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}, readsSame)

function readsSame(before: DifferenceProps, after: DifferenceProps): boolean {
  const [a, b] = [before.one, after.one]
  return (
    before.current === after.current &&
    before.first === after.first &&
    before.actions.go === after.actions.go &&
    before.before === after.before &&
    before.after === after.after &&
    a.id === b.id &&
    a.key === b.key &&
    a.now === b.now &&
    a.untouched === b.untouched
  )
}

/** Whether two texts differ here in nothing but a space between words. */
const isSpace = ({ ours, theirs, put, untouched }: StandingDifference): boolean =>
  untouched && ours === '' && theirs === '' && put.how === 'letters'

interface WordsProps extends Around {
  readonly label: string
  readonly words: string
  readonly none: string
}

function Words({ label, before, words, after, none }: WordsProps) {
  return (
    <span className={styles.words}>
      <span className={styles.side}>{label}: </span>
      <span className={styles.said}>
        {before}
        {words === '' ? <i className={styles.none}>{none}</i> : <strong>{words}</strong>}
        {after}
      </span>
    </span>
  )
}

function pressed(event: KeyboardEvent, lines: readonly Line[], at: number, actions: CollationActions): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-line]')) return
  const act = actionOf(event.key, lines, at, actions)
  if (act === null) return
  event.preventDefault()
  act()
}

function actionOf(key: string, lines: readonly Line[], at: number, actions: CollationActions): (() => void) | null {
  const go = (from: number, direction: 1 | -1) => () => {
    for (let index = from; index >= 0 && index < lines.length; index += direction) {
      const line = lines[index]
      if (line?.kind !== 'difference') continue
      actions.go(line.one)
      return
    }
  }
  switch (key) {
    case 'ArrowDown':
      return go(at + 1, 1)
    case 'ArrowUp':
      return go(at - 1, -1)
    case 'Home':
      return go(0, 1)
    case 'End':
      return go(lines.length - 1, -1)
    case 't':
      return at < 0 ? null : actions.take
    case 'k':
      return at < 0 ? null : actions.keep
    case 'n':
      return at < 0 ? null : actions.note
    case 'Enter':
      return at < 0 ? null : actions.leave
    default:
      return null
  }
}
