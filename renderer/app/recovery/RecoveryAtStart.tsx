import { useTranslation } from 'react-i18next'
import type { Host, Problem } from '../../../shared/host'
import { RecoveryFrame, RecoveryHead } from '../../screens/Recovery'
import { Button } from '../../ui/Button'
import { TooltipProvider } from '../../ui/Tooltip'
import { problemText } from '../i18n'
import { LaterRooms } from './LaterRooms'

const nothing = (): void => undefined

/**
 * The Recovery screen of a library that cannot be opened. Nothing is written, and no second library is begun beside it:
 * what would be done there would be gone from sight as soon as the first one opens again.
 */
export function RecoveryAtStart(props: {
  readonly host: Host
  readonly problem: Problem
  readonly onRetry: () => void
}) {
  const { t } = useTranslation('recovery')
  const { problem } = props
  const error = problem.values?.['error']?.toString()
  return (
    <TooltipProvider>
      <RecoveryFrame onBack={null} backKey={undefined} appMenu={null}>
        <LaterRooms
          host={props.host}
          session={null}
          found={null}
          turn={0}
          onChanged={nothing}
          head={
            <div data-failure={problem.code}>
              <RecoveryHead
                tone="trouble"
                title={t('failed.title')}
                text={problemText(problem)}
                about={t('failed.copies')}
                details={error === undefined ? null : { label: t('failed.details'), text: error }}
                actions={
                  <Button variant="primary" onClick={props.onRetry}>
                    {t('failed.retry')}
                  </Button>
                }
              />
            </div>
          }
        />
      </RecoveryFrame>
    </TooltipProvider>
  )
}
