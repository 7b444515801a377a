export { attributesOf, type AttributeRule, type NamedValue } from './attributes'
export { allowedElements, allows, type Place, type Sibling } from './content'
export { grammar, type Grammar, type GrammarOptions } from './grammar'
export { nameKey, type Name } from './name-class'
