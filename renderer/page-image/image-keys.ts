/** The keys that work while the image has the focus, by the commands that they run: single keys, for nothing is typed there. */
const keys: Readonly<Record<string, string>> = {
  ArrowLeft: 'image/left',
  ArrowRight: 'image/right',
  ArrowUp: 'image/up',
  ArrowDown: 'image/down',
  '+': 'image/zoom-in',
  '=': 'image/zoom-in',
  '-': 'image/zoom-out',
  '0': 'image/fit-page',
  '1': 'image/fit-width',
  r: 'image/turn-right',
  R: 'image/turn-left',
  c: 'image/contrast-more',
  C: 'image/contrast-less',
  b: 'image/brighter',
  B: 'image/darker',
  i: 'image/invert',
  p: 'image/plain',
  l: 'image/guide',
  ',': 'image/guide-up',
  '.': 'image/guide-down',
  PageUp: 'image/previous',
  PageDown: 'image/next',
}

/** The command of a key that was pressed on the image; `null` for keys that mean nothing there. */
export function keyInImage(event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  return keys[event.key] ?? null
}
