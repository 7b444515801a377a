import type { Problem } from '../../../shared/host'

/** A text of an act is being edited in another window, which cannot let it go. */
export const heldElsewhere = (title: string): Problem => ({
  code: 'act-held-elsewhere',
  message: `“${title}” is being edited in another window that cannot let it go now. Nothing was changed. Close the text there, then try again.`,
  values: { title },
})

/** A text of an act cannot be read. */
export const textUnreadable = (title: string): Problem => ({
  code: 'act-text-unreadable',
  message: `“${title}” cannot be read whole, because it is damaged. Nothing was changed. Open it to see what is left of it, then try again.`,
  values: { title },
})

/** The open text is held still. */
export const textStill: Problem = {
  code: 'act-text-still',
  message: 'The open text cannot be changed just now. Nothing was changed; try again in a moment.',
}

/** The open text would not be valid any more. */
export const textInvalid: Problem = {
  code: 'act-text-invalid',
  message: 'These tags may not stand at all of these places, by the grammar of the edition. Nothing was changed.',
}

/** Nothing of what was asked for is there any more. */
export const nothingLeft: Problem = {
  code: 'act-nothing-left',
  message: 'Nothing was changed: what this was about is not there any more, or is so already.',
}

/** Undoing an act would take away an entry that a text was linked to since. */
export const linkedTo = (entry: string, title: string): Problem => ({
  code: 'act-entry-linked',
  message: `This cannot be undone any more, because “${title}” was linked to “${entry}” since. Nothing was changed. To take the entry away with its links, remove it in the register.`,
  values: { entry, title },
})

/** The rest of an act was let go of. */
export const actUnknown: Problem = {
  code: 'act-unknown',
  message:
    'This cannot be undone or done again any more, because the library does not remember the rest of it. Nothing was changed.',
}
