import { assertNever } from '../shared/finding'

/** How far the closing of a window has come: the window is `asked` to store its work, the person is `warned` of a loss. */
export type Closing = 'open' | 'asked' | 'warned' | 'closed'

/**
 * What happens to a closing: the person closes the window; the window answers that all is stored (`ready`), or that it
 * cannot store it (`refused`); it does not answer in time (`late`) or is no more (`gone`); the person, warned, keeps it
 * open (`kept`) or closes it anyway (`discarded`).
 */
export type ClosingEvent = 'close' | 'ready' | 'refused' | 'late' | 'gone' | 'kept' | 'discarded'

/** What the shell has to do then; `keep` also calls off quitting the program. */
export type ClosingAct = 'ask' | 'warn' | 'keep' | 'close' | 'nothing'

/** How long the window has for storing its work before the person is asked, in milliseconds. */
export const patience = 5000

/** Closes a window only when its work is stored, or the person says that it need not be. */
export function closingAfter(
  state: Closing,
  event: ClosingEvent,
): { readonly state: Closing; readonly act: ClosingAct } {
  switch (state) {
    case 'open':
      return event === 'close' ? { state: 'asked', act: 'ask' } : { state, act: 'nothing' }
    case 'asked':
      if (event === 'ready' || event === 'gone') return { state: 'closed', act: 'close' }
      return event === 'refused' || event === 'late' ? { state: 'warned', act: 'warn' } : { state, act: 'nothing' }
    case 'warned':
      if (event === 'kept') return { state: 'open', act: 'keep' }
      return event === 'ready' || event === 'gone' || event === 'discarded'
        ? { state: 'closed', act: 'close' }
        : { state, act: 'nothing' }
    case 'closed':
      return { state, act: 'nothing' }
    default:
      return assertNever(state)
  }
}
