import type { ProofBlock } from './block'
import { nameForm } from './name-forms'

/** Words of Latin and French that English prose has in fixed phrases, without accents, apostrophes and hyphens. */
const phrases: ReadonlySet<string> = new Set(
  (
    'al alii seq seqq ab absentia accompli accomplis affaires agrement aide alia aliter animo annum ante apriori armee attache attaches au ' +
    'bello belli bene bona bono bons capita casus causa cause ceteris charge charges circa communique communiques comme ' +
    'consulto contra contretemps coup coups culpa curiae cum debacle decor demarche demarches detente deus dictum diem ' +
    'droit elan embarras emigre emigres en ensemble entente envoye etat etats etc etre exequatur expose extremis ' +
    'facie facto fait faits fide fides fixe fixes flagrante forma fortiori generis gestae grata grosso habeas ' +
    'honoris ibid idee idees idem infra inter interim ipso ipsissima jure juris jus laissez faire laisser passer lese loci loco ' +
    'magna majeure mea memoire memoires mens mise modus mutandis mutatis nolens nolle note obiter officio parole passim ' +
    'passu pari persona personae placet posse possidetis posteriori pourparler pourparlers precis prima primus ' +
    'proces verbal verbale verbales verbaux propos propre propria protege proteges quid quo quasi quorum rapporteur rapporteurs rapprochement ' +
    'rebus regime regimes resume rigueur roles sang savoir sic sine sortie sub sui tabula tempore terra tete ' +
    'ultimo uti vacuo vade veritas versa vice videlicet vires vis vivendi viva voce volens volte'
  ).split(' '),
)

/** Words that belong to the name beside them: `von Braun`, `d’Argenlieu`, `Rio de Janeiro`. */
const particles: ReadonlySet<string> = new Set(
  (
    'af al auf aus aux bei bin ben bint ibn da dal dalla das dei del della delle den der des di do dos du el et het im la las le les lo los ' +
    'op sur ten ter und van ver vom von y zu zum zur de d l'
  ).split(' '),
)

/** Whether a word of a block, written small, is a particle of a name beside it, or part of a foreign phrase that English has taken in. */
export function isForeign({ words }: ProofBlock, index: number): boolean {
  const word = words[index]
  if (!word || /^\p{Lu}/u.test(word.text)) return false
  if (/^[dl]['’]\p{L}/u.test(word.text)) return true
  const parts = word.text.split(/[-‐‑'’]/u).map(nameForm)
  if (
    parts.some((part) => phrases.has(part)) &&
    parts.every((part) => phrases.has(part) || particles.has(part) || part === 'a')
  )
    return true
  const name = (at: number) => /^(?:[dl]['’])?\p{Lu}/u.test(words[at]?.text ?? '')
  const phrase = (at: number) => phrases.has(nameForm(words[at]?.text ?? ''))
  return particles.has(word.text) && [index + 1, index + 2, index - 1].some((at) => name(at) || phrase(at))
}
