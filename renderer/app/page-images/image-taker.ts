import { isPdf } from '../../../shared/proofing/image-header'
import type { Problem } from '../../../shared/host'
import { imageReadingFailed } from './image-problems'
import type { FileToTake, TakenImage, TakingNews } from './image-reading'

/** Told of each image that a file gave, and how many it has. */
export type ImageListener = (image: TakenImage, done: number, total: number) => void

/** Takes images from files in Workers, which put their bytes into the library themselves; one file at a time. */
export class ImageTaker {
  readonly #database: string
  #images: Worker | null = null
  #pdfs: Worker | null = null
  #stop: (() => void) | null = null

  constructor(database: string) {
    this.#database = database
  }

  /** Takes the images of a file, whose bytes are given away; answers with what went wrong, `null` where it was stopped. */
  take(name: string, bytes: Uint8Array<ArrayBuffer>, heard: ImageListener): Promise<readonly Problem[] | null> {
    const worker = isPdf(bytes) ? (this.#pdfs ??= startPdfs()) : (this.#images ??= startImages())
    return new Promise((resolve) => {
      this.#stop = () => {
        resolve(null)
      }
      worker.onmessage = ({ data }: MessageEvent<TakingNews>) => {
        if (data.kind === 'image') heard(data.image, data.done, data.total)
        else resolve(data.problems)
      }
      worker.onerror = (event) => {
        event.preventDefault()
        this.#end()
        resolve([imageReadingFailed(name)])
      }
      worker.postMessage({ database: this.#database, name, bytes } satisfies FileToTake, [bytes.buffer])
    })
  }

  /** Ends the Workers and what they do. */
  stop(): void {
    this.#end()
    this.#stop?.()
  }

  #end(): void {
    this.#images?.terminate()
    this.#pdfs?.terminate()
    this.#images = this.#pdfs = null
  }
}

const startImages = () => new Worker(new URL('./image-worker.ts', import.meta.url), { type: 'module' })
const startPdfs = () => new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' })
