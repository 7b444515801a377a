import { generatedText } from './generated-text'

/** Places of a text to type in, by words that stand there and nowhere else. */
export const typingPlaces = {
  middle: 'midway upon the quay',
  note: 'hidden under the stair',
  list: 'Lamp oil, second barrel',
} as const

/** How many items the long list has. */
const items = 5000

/**
 * A generated text of so many millions of bytes, with a list of 5,000 items at three quarters of it, and in a paragraph
 * and a note in its middle the words of {@link typingPlaces}.
 */
export function typingText(megabytes: number): string {
  const text = generatedText(megabytes * 1_000_000)
  const inParagraph = put(text, '<p>', 0.5, `<p>Once ${typingPlaces.middle}, `)
  const inNote = put(inParagraph, '<hi rend="italic">', 0.5, `${typingPlaces.note} <hi rend="italic">`, '</note>')
  return put(inNote, '      <div type="chapter"', 0.75, `${index()}      <div type="chapter"`)
}

/** The same in paragraphs without any divisions, as many as are asked for. */
export function flatText(paragraphs: number): string {
  const [head = '', rest = ''] = generatedText(paragraphs * 700).split('    <body>\n')
  const all = [...rest.matchAll(/<p>[\s\S]*?<\/p>\n/g)].map(([p]) => p)
  const enough = Array.from({ length: paragraphs }, (_, at) => all[at % all.length] ?? '')
  const body = enough.join('').replaceAll(/ xml:id="[^"]*"/g, '')
  return put(
    `${head}    <body>\n${body}    </body>\n  </text>\n</TEI>\n`,
    '<p>',
    0.5,
    `<p>Once ${typingPlaces.middle}, `,
  )
}

/** Puts something in the place of the first `sought` in a share of the text; `before` has to follow it at once, if given. */
function put(text: string, sought: string, share: number, instead: string, before?: string): string {
  let at = text.indexOf(sought, Math.floor(text.length * share))
  while (before !== undefined && at >= 0 && !text.slice(at, at + 80).includes(before)) at = text.indexOf(sought, at + 1)
  // A text of one chapter has none behind its middle.
  if (at < 0) at = text.lastIndexOf(sought)
  return text.slice(0, at) + instead + text.slice(at + sought.length)
}

function index(): string {
  const lines = Array.from({ length: items }, (_, at) => {
    const words = at === items / 2 ? typingPlaces.list : `Lamp oil of year ${String(1000 + at)}`
    return `          <item>${words}, <persName>Lady Ashgrove</persName>, ${String(at)}</item>\n`
  })
  return `      <div type="index"><head>Index</head>\n        <list>\n${lines.join('')}        </list>\n      </div>\n`
}
