import { assertNever } from '../shared/finding'

/**
 * How far the closing of a window has come: the window is `asked` to store its work; it is `copying`, for its work is
 * stored but a second copy is not yet written; the person is `warned` of a loss.
 */
export type Closing = 'open' | 'asked' | 'copying' | 'warned' | 'closed'

/**
 * What happens to a closing: the person closes the window; the window answers that all is stored (`ready`), or that it
 * cannot store it (`refused`), or that it is still writing a second copy of what is stored (`working`); it does not
 * answer in time (`late`) or is no more (`gone`); the person, warned, keeps it open (`kept`) or closes it anyway
 * (`discarded`).
 */
export type ClosingEvent = 'close' | 'ready' | 'refused' | 'working' | 'late' | 'gone' | 'kept' | 'discarded'

/** What the shell has to do then; `wait` gives the window more time, `keep` also calls off quitting the program. */
export type ClosingAct = 'ask' | 'wait' | 'warn' | 'keep' | 'close' | 'nothing'

/** How long a window may write its second copies before the person is asked, in milliseconds. */
export const copyingPatience = 60_000

/** Closes a window only when its work is stored, or the person says that it need not be. */
export function closingAfter(
  state: Closing,
  event: ClosingEvent,
): { readonly state: Closing; readonly act: ClosingAct } {
  switch (state) {
    case 'open':
      return event === 'close' ? { state: 'asked', act: 'ask' } : { state, act: 'nothing' }
    case 'asked':
    case 'copying':
      if (event === 'working') return { state: 'copying', act: 'wait' }
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
