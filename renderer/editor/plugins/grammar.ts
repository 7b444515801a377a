export { grammar, grammarOf, setGrammar, type GrammarGiver } from '../../../shared/queries/edition-grammar'
