/** What may begin a mark of Markdown within a line, or end one. */
const marks = /[\\`*_{}[\]<>&|~$]/g

/**
 * Text as running text of Markdown, so that a reader of CommonMark or of GitHub's dialect has it back as it is. Addresses that readers
 * would make links of (`www.`, `http:`, `a@b`) are kept apart by a reference to a character.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd')
      .replace(marks, '\\$&')
      // After a link, this would define what it leads to.
      .replace(/^:/, '\\:')
      // What follows may be a link, which would become an image.
      .replace(/!$/, '\\!')
      .replace(/www\./gi, (start) => `${start.slice(0, 3)}&#46;`)
      .replace(/(https?|ftp|mailto|xmpp):/gi, '$1&#58;')
      .replace(/(?<=[\w.+-])@(?=[\w-])/g, '&#64;')
      .replace(/\u00a0/g, '&nbsp;')
      .replace(/\n/g, ' ')
  )
}

/** What would make the start of a line something else than running text: a list, a heading, a rule, code. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^[ \t]+/, (space) => [...space].map(() => '&#32;').join(''))
    .replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2')
    .replace(/^([-+=:#])/, '\\$1')
}

/** The end of a line, whose spaces would be dropped or break it. */
export function escapeLineEnd(line: string): string {
  return line.replace(/[ \t]+$/, (space) => [...space].map(() => '&#32;').join(''))
}

/** An address as the destination of a link (CommonMark 0.31, 6.3). */
export function destination(url: string): string {
  return `<${url.replace(/[<>\\\s\u0000-\u001f]/g, (sign) => encodeURIComponent(sign))}>`
}
