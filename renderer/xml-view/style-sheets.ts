import { StyleModule } from 'style-mod'

/** The rules that CodeMirror has asked for, as they apply one after the other, and the sheet that holds them. */
const known: StyleModule[] = []
const sheet = new CSSStyleSheet()

/**
 * CodeMirror hands its rules to the package `style-mod`, which writes them into a style element (outside of shadow
 * roots), and that the Content-Security-Policy refuses. From here on they go into a style sheet made by script (CSSOM,
 * constructed style sheets). Called before the first editor is made.
 */
export function mountByScript(): void {
  StyleModule.mount = (_root, asked) => {
    let place = 0
    let changed = false
    for (const one of Array.isArray(asked) ? (asked as readonly StyleModule[]) : [asked as StyleModule]) {
      const at = known.indexOf(one)
      if (at >= place) place = at + 1
      else {
        if (at >= 0) {
          known.splice(at, 1)
          place--
        }
        known.splice(place++, 0, one)
        changed = true
      }
    }
    if (changed) sheet.replaceSync(known.map((one) => one.getRules()).join('\n'))
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
  }
}
