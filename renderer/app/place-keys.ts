/** Keys that only one part of the window knows, for the help; each name is a message of `help.places`. */
export const placeKeys = [
  {
    place: 'register',
    lines: [
      { name: 'openEntry', keys: ['Enter'] },
      { name: 'pickEntry', keys: ['Space', 'Shift-ArrowDown'] },
      { name: 'mergeEntries', keys: ['m'] },
      { name: 'newEntry', keys: ['+', 'Insert'] },
      { name: 'removeEntries', keys: ['Delete'] },
    ],
  },
  {
    place: 'versions',
    lines: [
      { name: 'compare', keys: ['Enter'] },
      { name: 'pick', keys: ['Space'] },
      { name: 'rename', keys: ['F2'] },
      { name: 'unname', keys: ['Delete'] },
    ],
  },
  {
    place: 'comparison',
    lines: [
      { name: 'next', keys: ['F8', 'n', 'ArrowRight'] },
      { name: 'previous', keys: ['Shift-F8', 'p', 'ArrowLeft'] },
      { name: 'take', keys: ['Enter'] },
      { name: 'layout', keys: ['v'] },
    ],
  },
] as const
