/** The kinds of tags that have a colour. */
export const colouredKinds = ['person', 'place', 'organisation', 'date', 'term'] as const

/** One of {@link colouredKinds}. */
export type ColouredKind = (typeof colouredKinds)[number]

/** A colour in each look, as `#rrggbb`. */
export interface LookColours {
  readonly light: string
  readonly dark: string
}

/** The colours that the person has set; kinds that are missing have those of the style sheet. */
export type TagColours = Readonly<Partial<Record<ColouredKind, LookColours>>>

/** The colours of the style sheet (`tokens.css`). */
export const usualColours: Readonly<Record<ColouredKind, LookColours>> = {
  person: { light: '#2a5fa8', dark: '#8db7f2' },
  place: { light: '#2a7047', dark: '#83cf9f' },
  organisation: { light: '#7a4ba3', dark: '#c6a3ea' },
  date: { light: '#8a590c', dark: '#e2b266' },
  term: { light: '#0d6d76', dark: '#6fcdd6' },
}

/** What text in these colours stands on, where contrast is least: the line that the pointer is on. */
export const grounds: LookColours = { light: '#eceae3', dark: '#2a2825' }

/** The least contrast of text (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5

/** The contrast of two colours as `#rrggbb`, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Colours from the settings; what is no colour, or cannot be read on its ground, is left out. */
export function readTagColours(value: unknown): TagColours {
  if (typeof value !== 'object' || value === null) return {}
  const found: Partial<Record<ColouredKind, LookColours>> = {}
  for (const kind of colouredKinds) {
    const colours = (value as Record<string, unknown>)[kind]
    if (areLookColours(colours) && isReadable(colours)) found[kind] = colours
  }
  return found
}

/** Whether colours have enough contrast in both looks. */
export function isReadable({ light, dark }: LookColours): boolean {
  return contrastOf(light, grounds.light) >= leastContrast && contrastOf(dark, grounds.dark) >= leastContrast
}

/** Lets the page show tags in these colours. */
export function applyTagColours(colours: TagColours, style: CSSStyleDeclaration): void {
  for (const kind of colouredKinds) {
    const own = colours[kind]
    if (own === undefined) style.removeProperty(`--${kind}`)
    else style.setProperty(`--${kind}`, `light-dark(${own.light}, ${own.dark})`)
  }
}

function areLookColours(value: unknown): value is LookColours {
  if (typeof value !== 'object' || value === null) return false
  const { light, dark } = value as Partial<LookColours>
  return [light, dark].every((one) => typeof one === 'string' && /^#[0-9a-f]{6}$/i.test(one))
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
