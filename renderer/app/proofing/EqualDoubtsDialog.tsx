import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContextGroup } from '../../panels/context-rows'
import { besideText } from '../beside-text'
import { PlacesDialog } from '../edition-texts/PlacesDialog'
import { useAskedTexts } from '../edition-texts/use-asked-texts'
import type { Session } from '../session'
import { AskStatus } from '../tagging/AskStatus'
import { afterFix, changeOf, equalKey, fixEverywhere, type EqualIn, type MeantFix } from './fix-everywhere'

/** All doubts of the edition that are equal to one, in context, to be ticked and fixed as one act. */
export function EqualDoubtsDialog(props: {
  readonly session: Session
  readonly edition: string
  readonly meant: MeantFix
  readonly onClose: () => void
}) {
  const { t } = useTranslation('proofing')
  const { session, edition, meant } = props
  const { found, asked } = useEqualDoubts(session, edition, meant)
  const [left, leave] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const groups = useMemo(() => groupsOf(found, meant), [found, meant])
  const tickable = groups.flatMap(({ lines }) => lines.filter((line) => line.tickable).map(({ key }) => key))
  const ticked = new Set(tickable.filter((key) => !left.has(key)))
  const apply = async () => {
    setBusy(true)
    const done = await fixEverywhere(session, meant, found, ticked)
    setBusy(false)
    if (done) props.onClose()
  }
  return (
    <PlacesDialog
      title={t('everywhere.title', { from: meant.title, to: meant.after })}
      counts={`${t('everywhere.ticked', { ticked: ticked.size, count: tickable.length })} ${t('everywhere.texts', { count: groups.length })}`}
      action={{
        label: t(busy ? 'everywhere.applying' : 'everywhere.apply', { count: ticked.size }),
        enabled: ticked.size > 0 && !busy,
        run: () => void apply(),
      }}
      status={<AskStatus asked={asked} elsewhere={found.filter(({ elsewhere }) => elsewhere)} />}
      empty={
        asked.phase.kind === 'asking' ? null : { title: t('everywhere.nothingTitle'), text: t('everywhere.nothing') }
      }
      list={{
        ...{ groups, ticked, active },
        label: t('everywhere.list'),
        onTick: (keys, on) => {
          const others = [...left].filter((key) => !keys.includes(key))
          leave(new Set(on ? others : [...others, ...keys]))
        },
        onActive: setActive,
        autoFocus: true,
      }}
      onClose={props.onClose}
    />
  )
}

function useEqualDoubts(session: Session, edition: string, { check, key }: MeantFix) {
  const [question] = useState(() => {
    const { basis, verdicts } = besideText(session).proofing
    return { kind: 'equal-doubts', basis, verdicts: verdicts.now.get().rows, check, key } as const
  })
  const asked = useAskedTexts(session, edition, question, null)
  const { heard } = asked
  const found = useMemo(
    () =>
      heard
        .filter(({ answer }) => answer.length > 0)
        .map(({ row, answer, at }): EqualIn => ({
          transcription: row.id,
          title: row.title,
          at,
          doubts: answer,
          elsewhere: row.id === session.open?.text.id && session.open.elsewhere !== null,
        })),
    [session, heard],
  )
  return { found, asked }
}

function groupsOf(found: readonly EqualIn[], meant: MeantFix): readonly ContextGroup[] {
  return found.map((one) => ({
    key: one.transcription,
    label: one.title,
    groups: [],
    lines: one.doubts.map((equal) => {
      const { doubt, before, after, page, inNote } = equal
      const change = changeOf(equal, meant)
      return {
        key: equalKey(one.transcription, equal),
        ...{ before, text: doubt.text, after, page, inNote },
        kind: null,
        remark: change === null ? null : `→ ${afterFix(equal, meant)}`,
        tickable: change !== null && !one.elsewhere,
      }
    }),
  }))
}
