import { BuilderElement, type XmlComponent } from 'docx'
import { legal } from '../../xml/escape'

/** An element of WordprocessingML that the library has no class for, such as `w:fldChar`. */
export class WordElement extends BuilderElement {
  constructor(
    name: string,
    attributes: Readonly<Record<string, string>> = {},
    children: readonly (XmlComponent | string)[] = [],
  ) {
    super({
      name,
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }])),
    })
    this.root.push(...children)
  }
}

/** Text of a run that Word shows, or the instruction of a field where `name` says so; its spaces are kept. */
export function wordText(text: string, name: 'w:t' | 'w:instrText' = 'w:t'): WordElement {
  return new WordElement(name, { 'xml:space': 'preserve' }, [legal(text)])
}
