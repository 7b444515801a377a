import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'

/** After how many letters the hand goes to another place of the text. */
const stretch = 60
const letters = 'the harbour board met and the keeper of the lamp was heard. '

/** Types letter by letter, now here and now there in a text, always in the same way. */
export class Hand {
  doc: Node
  #at = 0
  #typed = 0

  constructor(doc: Node) {
    this.doc = doc
  }

  /** Types one letter; answers with the steps. */
  stroke(): readonly Step[] {
    if (this.#typed % stretch === 0) this.#move()
    const { tr } = EditorState.create({ doc: this.doc })
    tr.insertText(letters.charAt(this.#typed % letters.length), this.#at)
    this.doc = tr.doc
    this.#at += 1
    this.#typed += 1
    return tr.steps
  }

  #move(): void {
    const { size } = this.doc.content
    // The golden section leads everywhere by and by, never twice to the same place.
    const share = ((this.#typed / stretch + 1) * 0.618_033_988_75) % 1
    const { $head } = TextSelection.near(this.doc.resolve(Math.floor(share * size)))
    this.#at = $head.pos
  }
}
