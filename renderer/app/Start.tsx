import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Host } from '../../shared/host'
import { Failure } from '../screens/Failure'
import { openStore } from '../store/store'
import { App } from './App'
import { problemText } from './i18n'
import { Session } from './session'

/** Opens the library and shows where the person was; or says why it cannot be opened, and tries again when asked. */
export function Start({ host }: { readonly host: Host }) {
  const { t } = useTranslation('app')
  const [started, setStarted] = useState<Answer<Session> | null>(null)
  const start = useCallback(() => {
    let current = true
    void startSession(host).then((answer) => {
      if (current) setStarted(answer)
      else if (answer.ok) answer.value.stop()
    })
    return () => {
      current = false
    }
  }, [host])
  useEffect(start, [start])
  if (started === null) return null
  if (started.ok) return <App session={started.value} />
  const { code, values } = started.problem
  return (
    <Failure
      title={t('failure.library')}
      problem={{ code, message: problemText(started.problem) }}
      actionLabel={t('failure.retry')}
      onAction={start}
      detailsLabel={t('failure.details')}
      details={values?.['error']?.toString()}
    />
  )
}

async function startSession(host: Host): Promise<Answer<Session>> {
  const store = await openStore()
  if (!store.ok) return store
  const session = new Session(host, store.value)
  await session.resume()
  return { ok: true, value: session }
}
