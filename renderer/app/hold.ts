import { assertNever } from '../../shared/finding'

/** How long to wait for a hold that is just being let go (a window that loads anew), in milliseconds. */
const patience = 400
/** How long another window may take to say that it has heard, in milliseconds: after that it hangs, or is dead. */
const hearing = 3000
/** How long a window that has heard may take to store its work and let go, in milliseconds. */
const lettingGo = 20_000

/** The window that has a text. */
export interface Holder {
  /** Tells holds apart; made by chance. */
  readonly id: string
  /** When it took hold of it, in milliseconds since 1970. */
  readonly since: number
  readonly in: 'window' | 'tab'
}

/** Why a window cannot let a text go: something typed in its XML is not applied, or its last changes cannot be saved. */
export type Obstacle = 'xml-draft' | 'not-saved'

/** What windows say to each other of a text. */
export type HoldMessage = { readonly text: string } & (
  | { readonly kind: 'who' }
  | { readonly kind: 'holder'; readonly holder: Holder }
  | { readonly kind: 'let-go' }
  | { readonly kind: 'letting-go'; readonly holder: Holder }
  | { readonly kind: 'kept'; readonly why: Obstacle }
)

/** What the window that has a text is asked and told. */
export interface HoldEvents {
  /** Another window wants the text: stores what is to be stored, then it is let go; or answers why it cannot be. */
  readonly asked: () => Promise<Obstacle | null>
  /** Another window has taken the text without being let. */
  readonly lost: () => void
}

/** What came of taking a text over. */
export type TakenOver =
  | { readonly kind: 'held'; readonly hold: Hold }
  | { readonly kind: 'kept'; readonly why: Obstacle }
  /** Yet another window was quicker. */
  | { readonly kind: 'elsewhere'; readonly holder: Holder }
  /** The other window does not answer. */
  | { readonly kind: 'silent' }

/**
 * The right to edit one text: of all windows on the same library only one has it at a time (Web Locks API). It ends
 * with the window, however that ends.
 */
export class Hold {
  readonly #release: () => void
  readonly #channel: HoldChannel

  private constructor(lock: Granted, text: string, place: Holder['in'], events: HoldEvents) {
    const holder: Holder = { id: crypto.randomUUID(), since: Date.now(), in: place }
    let asked = false
    this.#channel = new HoldChannel(text, ({ kind }) => {
      if (kind === 'who') this.#channel.say({ kind: 'holder', holder })
      if (kind !== 'let-go') return
      this.#channel.say({ kind: 'letting-go', holder })
      if (asked) return
      asked = true
      void events
        .asked()
        // What fails here is not stored for sure.
        .catch((): Obstacle => 'not-saved')
        .then((why) => {
          asked = false
          if (why === null) this.release()
          else this.#channel.say({ kind: 'kept', why })
        })
    })
    this.#release = lock.release
    void lock.stolen.then(() => {
      this.#channel.stop()
      events.lost()
    })
    this.#channel.say({ kind: 'holder', holder })
  }

  /** Takes hold of a text for this window or tab, `null` where another has it. */
  static async take(text: string, place: Holder['in'], events: HoldEvents): Promise<Hold | null> {
    const lock =
      (await request(text, { ifAvailable: true })) ?? (await request(text, { signal: AbortSignal.timeout(patience) }))
    return lock && new Hold(lock, text, place, events)
  }

  /** Asks the window that has a text to let it go, and takes hold of it then; or says why it did not. */
  static async takeOver(text: string, place: Holder['in'], events: HoldEvents): Promise<TakenOver> {
    const ended = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let asked: Holder | null = null
    const answer = new Promise<Exclude<TakenOver, { readonly kind: 'held' }>>((resolve) => {
      const silentAfter = (wait: number) => {
        clearTimeout(timer)
        timer = setTimeout(resolve, wait, { kind: 'silent' })
      }
      const channel = new HoldChannel(text, (message) => {
        switch (message.kind) {
          case 'letting-go':
            asked = message.holder
            silentAfter(lettingGo)
            break
          case 'kept':
            resolve({ kind: 'kept', why: message.why })
            break
          case 'holder':
            if (asked !== null && message.holder.id !== asked.id) resolve({ kind: 'elsewhere', holder: message.holder })
            break
          case 'who':
          case 'let-go':
            break
          default:
            assertNever(message)
        }
      })
      ended.signal.addEventListener('abort', channel.stop)
      silentAfter(hearing)
      channel.say({ kind: 'let-go' })
    })
    const granted = request(text, { signal: ended.signal })
    const first = await Promise.race([granted, answer])
    clearTimeout(timer)
    ended.abort()
    // What was granted in the same moment as the other answer is taken all the same.
    const lock = await granted
    if (lock !== null) return { kind: 'held', hold: new Hold(lock, text, place, events) }
    return first === null || !('kind' in first) ? { kind: 'silent' } : first
  }

  /**
   * Takes hold of a text whether the window that has it lets it go or not: for one that hangs. What that window has not
   * stored must be kept from the store by other means.
   */
  static async seize(text: string, place: Holder['in'], events: HoldEvents): Promise<Hold> {
    const lock = await request(text, { steal: true })
    if (lock === null) throw new Error('A stolen lock was not granted')
    return new Hold(lock, text, place, events)
  }

  /** Lets the text go. */
  release(): void {
    this.#channel.stop()
    this.#release()
  }
}

/** What the windows that show a text say to each other of it. */
export class HoldChannel {
  readonly #text: string
  readonly #channel = new BroadcastChannel('recto-holds')
  #stopped = false

  constructor(text: string, heard: (message: HoldMessage) => void) {
    this.#text = text
    this.#channel.onmessage = ({ data }: MessageEvent<HoldMessage>) => {
      if (data.text === text) heard(data)
    }
  }

  /** Says something to the others; nothing once it was stopped. */
  say(message: Said): void {
    if (!this.#stopped) this.#channel.postMessage({ ...message, text: this.#text } satisfies HoldMessage)
  }

  readonly stop = (): void => {
    this.#stopped = true
    this.#channel.close()
  }
}

type Said = HoldMessage extends infer One ? (One extends HoldMessage ? Omit<One, 'text'> : never) : never

/** Calls `free` when no window has a text, once; returns what stops waiting for that. */
export function whenFree(text: string, free: () => void): () => void {
  const ended = new AbortController()
  void request(text, { signal: ended.signal }).then((lock) => {
    lock?.release()
    if (lock !== null && !ended.signal.aborted) free()
  })
  return () => {
    ended.abort()
  }
}

interface Granted {
  readonly release: () => void
  /** Settles when another window has taken the lock away; never else. */
  readonly stolen: Promise<void>
}

function request(text: string, options: LockOptions): Promise<Granted | null> {
  return new Promise((resolve, reject) => {
    let steal = (): void => undefined
    const stolen = new Promise<void>((settle) => (steal = settle))
    let held = false
    const granted = (lock: Lock | null) => {
      if (lock === null) {
        resolve(null)
        return undefined
      }
      held = true
      return new Promise<void>((release) => {
        resolve({ release, stolen })
      })
    }
    navigator.locks.request(`recto-text-${text}`, options, granted).catch((error: unknown) => {
      const name = error instanceof DOMException ? error.name : ''
      if (held && name === 'AbortError') steal()
      else if (name === 'AbortError' || name === 'TimeoutError') resolve(null)
      else reject(error instanceof Error ? error : new Error(String(error)))
    })
  })
}
