import { useTranslation } from 'react-i18next'
import type { KeptWords } from '../../../shared/commands/change-intervention'
import type { InterventionKind } from '../../../shared/commands/intervention-kinds'
import { Button } from '../../ui/Button'

/** The ways to take a standing intervention away: with the words that were, those that are right, its words, or nothing. */
export function InterventionActs(props: {
  readonly shape: InterventionKind['shape']['kind']
  readonly onRemove: (keep: KeptWords) => void
}) {
  const { t } = useTranslation('interventions')
  return ways[props.shape].map(({ keep, label }) => (
    <Button
      key={label}
      onClick={() => {
        props.onRemove(keep)
      }}
    >
      {t(label)}
    </Button>
  ))
}

const takeOut = { keep: 'nothing', label: 'takeOut' } as const

const ways = {
  pair: [
    { keep: 'was', label: 'keepWas' },
    { keep: 'is', label: 'keepIs' },
  ],
  words: [{ keep: 'was', label: 'keepWords' }, takeOut],
  place: [takeOut],
} as const
