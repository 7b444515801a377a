import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, Host } from '../../shared/host'
import { openStore, type Store } from '../store/store'
import { App } from './App'
import { DropVeil } from './DropVeil'
import type { Drops } from './drops'
import { lostLibrary } from './recovery/lost-library'
import { RecoveryAtStart } from './recovery/RecoveryAtStart'
import { Session } from './session'

/**
 * Opens the library and shows where the person was; or says why it cannot be opened, or that it is gone, with what there is to
 * recover from. What is dropped meanwhile waits.
 */
export function Start(props: {
  readonly host: Host
  readonly drops: Drops
  /** The library, where it is being opened already; taken by the first start. */
  readonly opening?: Promise<Answer<Store>>
  /** The name of the library's database, where it is not the usual one. */
  readonly library?: string
}) {
  const { host, drops, library } = props
  const opening = useRef(props.opening)
  const [started, setStarted] = useState<Answer<Session> | null>(null)
  const start = useCallback(() => {
    let current = true
    drops.wait()
    const store = opening.current ?? openStore(library)
    opening.current = undefined
    void startSession(host, store).then((answer) => {
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
  }, [host, drops, library])
  useEffect(start, [start])
  if (started?.ok === true) return <App session={started.value} drops={drops} />
  const veil = <DropVeil drops={drops} inEdition={false} />
  if (started === null) return veil
  return (
    <>
      <RecoveryAtStart host={host} problem={started.problem} onRetry={start} />
      {veil}
    </>
  )
}

async function startSession(host: Host, opening: Promise<Answer<Store>>): Promise<Answer<Session>> {
  const store = await opening
  if (!store.ok) return store
  const session = new Session(host, store.value)
  const lost = await lostLibrary(host, store.value.db)
  if (lost === null) await session.resume()
  else session.screen.set({ kind: 'recovery', why: lost })
  return { ok: true, value: session }
}
