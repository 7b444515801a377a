import type { Datatype } from '../datatype'
import { normaliseSpace } from './xsd'

function builtIn(name: string, whiteSpace: 'preserve' | 'collapse'): Datatype {
  return {
    key: JSON.stringify(['', name]),
    name,
    contextual: false,
    allows: () => true,
    canonical: (text) => normaliseSpace(text, whiteSpace),
    wanted: 'text',
  }
}

/** The built-in type `string` (RELAX NG, section 4): any text, each character counts. */
export const stringType: Datatype = builtIn('string', 'preserve')

/** The built-in type `token`: any text; white space around it does not count, and within it is one space. */
export const tokenType: Datatype = builtIn('token', 'collapse')
