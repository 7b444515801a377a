import type { PieceId } from '../../shared/pieces/piece'
import type { TakeLeaves } from '../../shared/pieces/tree'
import { assertNever } from '../../shared/finding'
import type { TextMessage } from './text-messages'

/** How long the Worker that sends a text may be silent, in milliseconds, until it is read without it. */
const patience = 3000

/**
 * A text on its way from the Worker that reads it. What comes before somebody takes it waits. Where the Worker ends or falls
 * silent, the text just was not sent.
 */
export class SentText {
  /** The root of the checkpoint that is sent; `null` where none is. */
  readonly root: Promise<PieceId | null>
  readonly #port: MessagePort
  readonly #waiting: TextMessage[] = []
  #take: ((message: TextMessage) => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(port: MessagePort) {
    this.#port = port
    this.root = new Promise((resolve) => {
      port.onmessage = ({ data }: MessageEvent<TextMessage>) => {
        this.#expect()
        resolve(data.kind === 'root' ? data.root : null)
        this.#hear(data)
      }
    })
    this.#expect()
  }

  /**
   * Gives the leaves in order, as they come; answers whether that were all of them. What was given before it answers `false` is
   * a part of the text.
   */
  leaves(take: TakeLeaves): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#take = (message) => {
        switch (message.kind) {
          case 'root':
            return
          case 'leaves':
            try {
              take(message.leaves)
            } catch (error) {
              this.stop()
              reject(error instanceof Error ? error : new Error(String(error)))
            }
            return
          case 'end':
            this.stop()
            resolve(message.ok)
            return
          default:
            assertNever(message)
        }
      }
      for (const message of this.#waiting.splice(0)) this.#take(message)
    })
  }

  /** Nobody sends any more. */
  fail(): void {
    this.#port.dispatchEvent(new MessageEvent('message', { data: { kind: 'end', ok: false } satisfies TextMessage }))
  }

  /** Takes nothing any more. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#port.onmessage = null
    this.#port.close()
  }

  #expect(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.fail()
    }, patience)
  }

  #hear(message: TextMessage): void {
    if (message.kind === 'end') clearTimeout(this.#timer)
    if (this.#take === null) this.#waiting.push(message)
    else this.#take(message)
  }
}
