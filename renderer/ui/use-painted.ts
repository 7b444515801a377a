import { startTransition, useEffect, useState } from 'react'

/**
 * Whether what the component drew first was painted: what stands beside it is drawn after that, in turns that let keys
 * through, so that nobody waits for it.
 */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    const { port1, port2 } = new MessageChannel()
    // What a frame's callback posts is heard after its paint.
    port1.onmessage = () => {
      startTransition(() => setPainted(true))
    }
    const frame = requestAnimationFrame(() => port2.postMessage(null))
    return () => {
      cancelAnimationFrame(frame)
      port1.close()
    }
  }, [])
  return painted
}
