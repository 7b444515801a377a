import { Plugin } from 'prosemirror-state'
import { keepValid } from '../../../shared/commands/keep-valid'
import { newId } from '../new-id'

/** No key, paste or drop makes of valid TEI something else; the last of the plugins that append to a change. */
export function validity(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) => keepValid(transactions, before, after, newId),
  })
}
