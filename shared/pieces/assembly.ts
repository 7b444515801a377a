import { Fragment, type Node } from 'prosemirror-model'
import type { Guess } from '../edition'
import { schema } from '../schema'
import type { NodeJSON, Part } from './format'

/** Where something is missing in what was put together: positions of the whole text. */
export interface Gap {
  readonly from: number
  /** How many positions the missing part took, and how many of these were put back, for they are known. */
  readonly size: number
  readonly kept: number
}

interface Frame {
  readonly head: NodeJSON
  readonly children: Node[]
}

/** Puts a text together from its units; see `format.ts`. What does not fit is left out and told of. */
export class Assembly {
  readonly gaps: Gap[] = []
  readonly guesses: Guess[] = []
  readonly #frames: Frame[] = []
  #doc: Node | null = null
  #position = 0
  #long: string | null = null
  #before = 0
  #misfits = 0

  /** The doc, once it is closed; one that was not closed is closed now. `null` where it was never opened. */
  get doc(): Node | null {
    while (this.#doc === null && this.#frames.length > 0) this.#close()
    return this.#doc
  }

  /** Whether everything that was taken in stands in the text, and the text is closed. */
  get isWhole(): boolean {
    return this.#misfits === 0 && this.#frames.length === 0 && this.#doc !== null
  }

  /** Takes in a leaf; answers whether all of it could be. */
  takeLeaf(units: readonly unknown[]): boolean {
    const misfits = this.#misfits
    for (const unit of units) this.#take(unit)
    return this.#misfits === misfits
  }

  /** Goes on after a part that is missing. */
  takeGap([, size = 0, closes = 0, opens = [], shift = 0]: Part): void {
    this.#long = null
    const kept = closes + opens.length
    this.gaps.push({ from: this.#position, size, kept })
    this.#position += size
    for (let count = 0; count < closes; count++) this.#close()
    for (const head of opens) this.#open(head)
    this.#before += shift
  }

  #take(unit: unknown): void {
    if (unit === 0) {
      this.#close()
      this.#position += 1
    } else if (!isRecord(unit)) this.#misfits += 1
    else if (typeof unit['type'] === 'string') this.#takeNode(unit)
    else if (isHead(unit['open'])) {
      this.#open(unit['open'])
      this.#position += 1
    } else if (isRecord(unit['guess'])) this.#takeGuess(unit['guess'])
    else this.#takePart(unit)
  }

  #takePart({ begin, more, end, opens }: Readonly<Record<string, unknown>>): void {
    // Without its beginning it is of no use, and that is no wonder after a gap.
    if (typeof begin !== 'string' && this.#long === null && this.gaps.length === 0) this.#misfits += 1
    if (typeof begin === 'string') this.#long = begin
    else if (typeof more === 'string') this.#long = this.#long === null ? null : this.#long + more
    else if (typeof end !== 'string') this.#misfits += 1
    else if (this.#long !== null) {
      const json = this.#long + end
      this.#long = null
      this.#take(parsed(json))
    } else if (isHead(opens)) {
      // Its beginning is lost. What stands in it is not.
      this.#open(opens)
      this.#position += 1
    }
  }

  #takeNode(json: unknown): void {
    try {
      const node = schema.nodeFromJSON(json)
      this.#position += node.nodeSize
      this.#add(node)
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error
      this.#misfits += 1
    }
  }

  #takeGuess({ range, ...guess }: Readonly<Record<string, unknown>>): void {
    const [shift, length] = Array.isArray(range) ? (range as unknown[]) : []
    if (typeof shift !== 'number' || typeof length !== 'number') this.#misfits += 1
    else {
      const from = this.#before + shift
      this.#before = from
      this.guesses.push({ ...guess, range: { from, to: from + length } } as unknown as Guess)
    }
  }

  #open(head: NodeJSON): void {
    this.#frames.push({ head, children: [] })
  }

  #close(): void {
    const frame = this.#frames.pop()
    if (frame === undefined) {
      this.#misfits += 1
      return
    }
    const node = this.#empty(frame.head).copy(Fragment.fromArray(frame.children))
    if (this.#frames.length === 0 && node.type === schema.topNodeType) this.#doc = node
    else this.#add(node)
  }

  #empty(head: NodeJSON): Node {
    try {
      return schema.nodeFromJSON(head)
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error
      this.#misfits += 1
      return schema.nodes.container.create()
    }
  }

  #add(node: Node): void {
    const frame = this.#frames.at(-1)
    if (frame !== undefined) frame.children.push(node)
    else if (this.#doc === null && node.type === schema.topNodeType) this.#doc = node
    else this.#misfits += 1
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isHead = (value: unknown): value is NodeJSON => isRecord(value) && typeof value['type'] === 'string'
