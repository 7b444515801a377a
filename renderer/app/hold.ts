/** How long to wait for a hold that is just being let go (a window that loads anew), in milliseconds. */
const patience = 400
/** How long another window may take to store its work and let go, in milliseconds. */
const answering = 5000

/** What one window says to the others. */
interface TakeOver {
  readonly text: string
}

/**
 * The right to edit one text: of all windows on the same library only one has it at a time (Web Locks API). It ends
 * with the window, however that ends.
 */
export class Hold {
  readonly #release: () => void
  readonly #channel: BroadcastChannel

  private constructor(text: string, release: () => void, asked: () => void) {
    this.#release = release
    this.#channel = new BroadcastChannel(channelName)
    this.#channel.onmessage = ({ data }: MessageEvent<TakeOver>) => {
      if (data.text === text) asked()
    }
  }

  /**
   * Takes hold of a text, `null` where another window has it. `asked` is called when another window wants it: store
   * what is to be stored, then {@link release}.
   */
  static take(text: string, asked: () => void): Promise<Hold | null> {
    return take(text, patience, (release) => new Hold(text, release, asked))
  }

  /** Asks the window that has a text to let it go, and takes hold of it then; `null` where it did not. */
  static takeOver(text: string, asked: () => void): Promise<Hold | null> {
    const channel = new BroadcastChannel(channelName)
    channel.postMessage({ text } satisfies TakeOver)
    channel.close()
    return take(text, answering, (release) => new Hold(text, release, asked))
  }

  /** Lets the text go. */
  release(): void {
    this.#channel.close()
    this.#release()
  }
}

const channelName = 'recto-holds'

/** Asks at once, then, where another window has it, for as long as `wait`: the first answer takes as long as it takes. */
async function take(text: string, wait: number, make: (release: () => void) => Hold): Promise<Hold | null> {
  return (
    (await request(text, { ifAvailable: true }, make)) ?? request(text, { signal: AbortSignal.timeout(wait) }, make)
  )
}

function request(text: string, options: LockOptions, make: (release: () => void) => Hold): Promise<Hold | null> {
  return new Promise((resolve, reject) => {
    const granted = (lock: Lock | null) => {
      if (lock === null) {
        resolve(null)
        return undefined
      }
      return new Promise<void>((release) => {
        resolve(make(release))
      })
    }
    navigator.locks.request(`recto-text-${text}`, options, granted).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'TimeoutError') resolve(null)
      else reject(error instanceof Error ? error : new Error(String(error)))
    })
  })
}
