const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\u00a0': '&nbsp;' }

/** Text as it stands between tags of HTML; controls that HTML forbids become U+FFFD (HTML Living Standard, 13.1.4). */
export function escapeHtml(text: string): string {
  return withoutControls(text).replace(/[&<>\u00a0]/g, (character) => inText[character] ?? '')
}

/** Text as it stands in an attribute in double quotes. */
export function escapeHtmlAttribute(text: string): string {
  return withoutControls(text).replace(/[&<>"]/g, (character) => inText[character] ?? '&quot;')
}

function withoutControls(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu,
    '\ufffd',
  )
}

/** Attributes of an HTML element; `false`, `null` and `''` leave one out, `true` writes it without a value. */
export type HtmlAttributes = Readonly<Record<string, string | boolean | null | undefined>>

/** An element with content that is HTML already. */
export function element(name: string, attributes: HtmlAttributes, content: string): string {
  return `<${name}${attributeText(attributes)}>${content}</${name}>`
}

/** An element that has no content and no end tag. */
export function voidElement(name: string, attributes: HtmlAttributes): string {
  return `<${name}${attributeText(attributes)}>`
}

function attributeText(attributes: HtmlAttributes): string {
  let text = ''
  for (const [name, value] of Object.entries(attributes))
    if (value === true) text += ` ${name}`
    else if (value) text += ` ${name}="${escapeHtmlAttribute(value)}"`
  return text
}
