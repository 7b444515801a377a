import type { PieceId } from '../../shared/pieces/piece'
import type { TakeLeaves } from '../../shared/pieces/tree'
import { assertNever } from '../../shared/finding'
import type { TextMessage } from './text-messages'

/**
 * How long the Worker that sends a text may be silent, in milliseconds, until it is read without it; and how long what it has
 * sent is kept for somebody to take it.
 */
const patience = 3000

/**
 * A text on its way from the Worker that reads it. What comes before somebody takes it waits. Where the Worker ends or falls
 * silent, the text just was not sent.
 */
export class SentText {
  /** The root of the checkpoint that is sent; `null` where none is. */
  readonly root: Promise<PieceId | null>
  /** The id of its transcription. */
  readonly text: string
  readonly #port: MessagePort
  readonly #waiting: TextMessage[] = []
  #take: ((message: TextMessage) => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(text: string, port: MessagePort) {
    this.text = text
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

  /** Whether somebody has taken its leaves, or nobody can any more. */
  get isGone(): boolean {
    return this.#take !== null || this.#port.onmessage === null
  }

  /**
   * Gives the leaves in order, as they come; answers whether that were all of them. What was given before it answers `false` is
   * a part of the text.
   */
  leaves(take: TakeLeaves): Promise<boolean> {
    if (this.isGone) return Promise.resolve(false)
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

  /** Takes nothing any more, and keeps nothing. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#waiting.length = 0
    this.#port.onmessage = null
    this.#port.close()
  }

  #expect(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.fail()
      if (this.#take === null) this.stop()
    }, patience)
  }

  #hear(message: TextMessage): void {
    if (this.#take === null) this.#waiting.push(message)
    else this.#take(message)
  }
}
