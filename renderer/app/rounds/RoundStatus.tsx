import { useTranslation } from 'react-i18next'
import { Menu } from '../../ui/Menu'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import statusStyles from '../TextStatus.module.css'
import { progressWords, roundName } from '../../panels/round-words'

/** The round that is worked on, in the status line, with a menu to choose another one. */
export function RoundStatus({ session }: { readonly session: Session }) {
  const { t } = useTranslation('proofing')
  const { rounds, current, chosen, progress } = useSource(session.rounds.now)
  const { edition } = session
  if (edition === null) return null
  const name = roundName(current)
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className={statusStyles.quiet}
          aria-label={`${t('rounds.menu')}: ${t('rounds.inRound', { round: name, progress: progressWords(progress) })}`}
        >
          {name}
        </button>
      }
      entries={[
        { kind: 'heading', label: t('rounds.menu') },
        ...rounds.map(
          (round) =>
            ({
              kind: 'item',
              label: roundName(round),
              checked: chosen && round.id === current.id,
              onSelect: () => {
                session.rounds.choose(round.id)
              },
            }) as const,
        ),
        {
          kind: 'item',
          label: t('rounds.auto'),
          checked: !chosen,
          onSelect: () => {
            session.rounds.choose(null)
          },
        },
        { kind: 'separator' },
        {
          kind: 'item',
          label: t('command.rounds/edit'),
          onSelect: () => {
            session.dialog.set({ kind: 'rounds', edition })
          },
        },
      ]}
    />
  )
}
