import type { Finding } from '../../finding'
import type { Met } from './parts'

/** What the person should know of a Word file that was read, each once with its count. */
export function foundIn(name: string, met: Met): readonly Finding[] {
  return [
    one(
      met.changes,
      'docx-changes',
      'The file “{{name}}” has tracked changes; the text was read as changed, without what was deleted.',
    ),
    one(met.pictures, 'docx-pictures', 'Pictures in the file “{{name}}” were left out: a transcription holds text.'),
    one(met.formulas, 'docx-formulas', 'Formulas in the file “{{name}}” were read as plain letters.'),
    one(met.hidden, 'docx-hidden', 'Hidden text in the file “{{name}}” was left out.'),
    one(
      met.made,
      'docx-made',
      'A table of contents or an index in the file “{{name}}” was left out: it is made anew from the text.',
      'info',
    ),
    one(met.comments, 'docx-comments', 'Comments in the file “{{name}}” became queries at their places.', 'info'),
  ].flatMap((finding) => (finding === null ? [] : [finding]))

  function one(
    count: number,
    code: string,
    message: string,
    severity: Finding['severity'] = 'warning',
  ): Finding | null {
    if (count === 0) return null
    return { severity, code, message: message.replace('{{name}}', name), values: { name, count } }
  }
}
