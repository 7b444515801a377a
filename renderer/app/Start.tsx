import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Host } from '../../shared/host'
import { Failure } from '../screens/Failure'
import { openStore } from '../store/store'
import { App } from './App'
import { DropVeil } from './DropVeil'
import type { Drops } from './drops'
import { problemText } from './i18n'
import { Session } from './session'

/**
 * Opens the library and shows where the person was; or says why it cannot be opened, and tries again when asked. What is
 * dropped meanwhile waits.
 */
export function Start({ host, drops }: { readonly host: Host; readonly drops: Drops }) {
  const { t } = useTranslation('app')
  const [started, setStarted] = useState<Answer<Session> | null>(null)
  const start = useCallback(() => {
    let current = true
    drops.wait()
    void startSession(host).then((answer) => {
      if (!current) {
        if (answer.ok) answer.value.stop()
        return
      }
      if (!answer.ok) drops.refuse()
      setStarted(answer)
    })
    return () => {
      current = false
    }
  }, [host, drops])
  useEffect(start, [start])
  if (started?.ok === true) return <App session={started.value} drops={drops} />
  const veil = <DropVeil drops={drops} inEdition={false} />
  if (started === null) return veil
  const { code, values } = started.problem
  return (
    <>
      <Failure
        title={t('failure.library')}
        problem={{ code, message: problemText(started.problem) }}
        actionLabel={t('failure.retry')}
        onAction={start}
        detailsLabel={t('failure.details')}
        details={values?.['error']?.toString()}
      />
      {veil}
    </>
  )
}

async function startSession(host: Host): Promise<Answer<Session>> {
  const store = await openStore()
  if (!store.ok) return store
  const session = new Session(host, store.value)
  await session.resume()
  return { ok: true, value: session }
}
