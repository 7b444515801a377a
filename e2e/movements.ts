import type { App } from './app'

/** Counts what a person presses. */
export class Hand {
  readonly #app: App
  moves = 0

  constructor(app: App) {
    this.#app = app
  }

  async press(key: string): Promise<void> {
    this.moves += 1
    await this.#app.press(key)
  }
}

/** How many keys a person presses for some work. */
export async function movements(app: App, work: (hand: Hand) => Promise<void>): Promise<number> {
  const hand = new Hand(app)
  await work(hand)
  return hand.moves
}
