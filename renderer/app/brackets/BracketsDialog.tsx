import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readBrackets } from '../../../shared/commands/read-brackets'
import { blockText } from '../../../shared/queries/block-text'
import { bracketPlaces, type BracketPlace } from '../../../shared/queries/bracket-places'
import { isNote } from '../../../shared/queries/notes'
import { pageAt } from '../../../shared/queries/pages'
import { wordsAround } from '../../../shared/register/words-around'
import { newId } from '../../editor/new-id'
import { perform } from '../../editor/perform'
import { reveal } from '../../editor/reveal'
import { landmarksOf } from '../../editor/state'
import type { ContextGroup, ContextLine } from '../../panels/context-rows'
import { Button } from '../../ui/Button'
import { useSource } from '../../ui/use-source'
import { PlacesDialog } from '../edition-texts/PlacesDialog'
import type { OpenText } from '../open-text'
import type { Session } from '../session'

/** The brackets of the open text in context, by what they mean; those that are ticked become tags as one act. */
export function BracketsDialog(props: {
  readonly session: Session
  readonly text: OpenText
  readonly onClose: () => void
}) {
  const { t } = useTranslation('interventions')
  const { session, text, onClose } = props
  const { brackets } = useSource(session.practice.now)
  // The dialog keeps the text from being changed meanwhile.
  const [state] = useState(() => text.state)
  const places = useMemo(() => bracketPlaces(state.doc, brackets), [state, brackets])
  const [turned, turn] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  const groups = useMemo(
    () => groupsOf(places, (place) => lineOf(state, place, place.rule.sure ? null : t('brackets.doubtful'))),
    [places, state, t],
  )
  const ticked = new Set(places.filter((place) => place.rule.sure !== turned.has(keyOf(place))).map(keyOf))
  const run = () => {
    const wanted = places.filter((place) => ticked.has(keyOf(place)))
    onClose()
    const done = perform(text, 'brackets/read', readBrackets(wanted, newId))
    text.view?.focus()
    session.say(done ? t('brackets.done', { count: wanted.length }) : t('cannot'))
  }
  return (
    <PlacesDialog
      title={t('brackets.title')}
      counts={t('brackets.counts', { ticked: ticked.size, count: places.length })}
      action={{ label: t('brackets.do'), enabled: ticked.size > 0, run }}
      others={
        <Button
          onClick={() => {
            if (session.edition !== null) session.dialog.set({ kind: 'bracket-table', edition: session.edition })
          }}
        >
          {t('brackets.table')}
        </Button>
      }
      status={null}
      empty={{ title: t('brackets.emptyTitle'), text: t('brackets.empty') }}
      list={{
        label: t('brackets.list'),
        groups,
        ticked,
        active,
        onActive: setActive,
        autoFocus: true,
        onTick: (keys, on) => {
          const isOther = (key: string) => ticked.has(key) !== on
          const changed = new Set(turned)
          for (const key of keys.filter(isOther)) if (!changed.delete(key)) changed.add(key)
          turn(changed)
        },
        onOpen: (key) => {
          const place = places.find((one) => keyOf(one) === key)
          onClose()
          if (place) reveal(text, place.from, place.to, 'focus')
        },
      }}
      onClose={onClose}
    />
  )
}

const keyOf = ({ from, to }: BracketPlace): string => `${String(from)}-${String(to)}`

function groupsOf(
  places: readonly BracketPlace[],
  lineOfPlace: (place: BracketPlace) => ContextLine,
): readonly ContextGroup[] {
  const patterns = [...new Set(places.map(({ rule }) => rule.pattern))]
  return patterns.map((pattern) => {
    const here = places.filter(({ rule }) => rule.pattern === pattern)
    const { element, attributes } = here[0]?.rule ?? { element: '', attributes: {} }
    const said = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`)
    return {
      key: pattern,
      label: `${pattern}  →  ${[element, ...said].join(' ')}`,
      groups: [],
      lines: here.map(lineOfPlace),
    }
  })
}

function lineOf(state: OpenText['state'], place: BracketPlace, remark: string | null): ContextLine {
  const $from = state.doc.resolve(place.from)
  const read = blockText($from.parent)
  const start = $from.start()
  const [first, last] = [read.index(place.from - start), read.index(place.to - 1 - start) + 1]
  return {
    key: keyOf(place),
    ...wordsAround(read.text, first, last),
    text: place.text,
    page: pageAt(landmarksOf(state), place.from)?.n ?? null,
    inNote: Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1)).some(isNote),
    kind: 'other',
    remark,
    tickable: true,
  }
}
