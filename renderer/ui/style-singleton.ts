import { useEffect } from 'react'

/** A rule for the whole page. */
export interface PageRule {
  readonly styles: string
}

/**
 * Stands in for the package `react-style-singleton` (vite.config.ts says so), with which dialogs and menus hold the page
 * still while they are open. The package writes the rule into a style element, which the Content-Security-Policy
 * refuses; here it is a style sheet made by script (CSSOM, constructed style sheets). Returns a component; the rule of
 * the first one that is mounted holds until the last one is gone.
 */
export function styleSingleton(): (rule: PageRule) => null {
  let mounted = 0
  const sheet = new CSSStyleSheet()
  return function Sheet({ styles }) {
    useEffect(() => {
      if (mounted === 0) {
        sheet.replaceSync(styles)
        document.adoptedStyleSheets.push(sheet)
      }
      mounted++
      return () => {
        mounted--
        if (mounted === 0) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
      }
    }, [styles])
    return null
  }
}
