/** What the shell itself says to the person, where the window cannot: it hangs, is gone, or was never there. */
export const messages = {
  keepOpen: 'Keep Open',
  closeAnyway: 'Close Anyway',
  lateTitle: 'Recto is still storing your work.',
  late: 'What the status line called saved is stored. Closing now may lose what was changed after that.',
  copyingTitle: 'Recto is still writing a second copy of your work.',
  copying: 'All of your work is stored in the library. Closing now leaves the second copy as it was before.',
  refusedTitle: 'Recto could not store all of your work.',
  refused: 'The window says what could not be stored and why. Closing now loses what was changed since the last save.',
  reload: 'Reload',
  close: 'Close',
  goneTitle: 'The window has stopped working.',
  gone: 'What the status line called saved is stored. Reload the window to go on from there.',
  noInterface:
    'Recto is not whole: its interface is missing. Your work is untouched. Install Recto again, or run “npm run build”.',
} as const
