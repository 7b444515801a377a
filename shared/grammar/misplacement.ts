import { nameKey, type NamespaceScope, type ResolvedName } from '../xml/namespaces'
import { afterText } from './after-text'
import { elementSet, startsNamed } from './starts'
import { isDocument, recoveryOf, union, whereIn, type Frame, type Placement } from './frame'
import { elementsNamed, type Grammar } from './grammar'
import type { Name } from './name-class'
import { writtenName, type Offers } from './offers'
import { notAllowed } from './constructors'
import type { ElementSet } from './pattern'
import { afterElementAhead, elementsAhead, namesAtStart, nearest, requiredElements } from './recovery'
import * as say from './violations'
import type { Violation } from './violations'

/** An element that is not the next that its parent wants. */
export interface Stray {
  /** As written. */
  readonly written: string
  readonly name: ResolvedName
  readonly scope: NamespaceScope
}

/** What is said of a stray element, and how validation goes on with it. */
export interface Recovered {
  /** `null` where its cause has been told. */
  readonly violation: Violation | null
  /** What it is judged as. */
  readonly name: ResolvedName
  /** What it may be; `null` where nothing can be said of what is in it. */
  readonly set: ElementSet | null
  readonly placement: Placement
}

/** Says why an element cannot stand where it stands, and what it is likely to be meant for. */
export class Misplacements {
  private readonly grammar: Grammar
  private readonly offers: Offers
  /** Namespaces that stand, by mistake, for others: what is told once of the root holds for the whole text. */
  private readonly aliases = new Map<string, string>()

  constructor(grammar: Grammar, offers: Offers) {
    this.grammar = grammar
    this.offers = offers
  }

  /** The name that is meant by a name: another namespace, where its own was found to be a mistake. */
  meant(name: ResolvedName): ResolvedName {
    const uri = this.aliases.size === 0 ? undefined : this.aliases.get(name.uri)
    return uri === undefined ? name : resolved({ uri, local: name.local })
  }

  /**
   * The patterns that an element has somewhere which spell its name out; `null` for none. Those that any name matches say
   * nothing about an element that stands elsewhere.
   */
  known(name: Name): ElementSet | null {
    const elements = this.grammar.elements().named.get(nameKey(name))
    return elements === undefined ? null : elementSet(elements)
  }

  /** Judges an element that cannot come next in `parent`, and makes `parent` remember it. */
  judge(parent: Frame, stray: Stray): Recovered {
    const { name } = stray
    const known = this.known(name)
    // Its lack was told when something came before it.
    if (recoveryOf(parent).missing.has(name.key)) return { violation: null, name, set: known, placement: 'displaced' }
    const ahead = union(parent.candidates, ({ state }) => elementsAhead(state, name))
    if (ahead !== null) return this.tooEarly(parent, stray, ahead)
    const meant = known === null ? this.inOtherNamespace(parent, name) : null
    if (meant !== null) return this.foreign(parent, stray, meant)
    if (elementsNamed(this.grammar, name).length === 0) return this.unknown(parent, stray)
    const violation = this.misplaced(parent, stray)
    return this.placed(parent, { violation, name, set: null }, known)
  }

  /** Remembers that a child of `parent` was passed over, which may be what is missing at its end. */
  skip(parent: Frame): void {
    const { skipped } = recoveryOf(parent)
    for (const { state } of parent.candidates) skipped.add(state)
  }

  /** An element that stands for one of `set`, which may stand here; or, where that is `null`, one that is passed over. */
  private placed(parent: Frame, as: Omit<Recovered, 'placement'>, elsewhere: ElementSet | null): Recovered {
    if (as.set !== null) return { ...as, placement: 'placed' }
    this.skip(parent)
    return { ...as, set: elsewhere, placement: 'skipped' }
  }

  private misplaced(parent: Frame, { written, scope }: Stray): Violation {
    const states = parent.candidates.map(({ state }) => state)
    const offer = this.offers.of(namesAtStart(states), scope)
    if (isDocument(parent)) return say.wrongRoot(written, offer)
    const textMay = states.some((state) => afterText(state, 'x', () => null) !== notAllowed)
    return say.misplaced(written, whereIn(parent), offer, textMay)
  }

  private tooEarly(parent: Frame, stray: Stray, ahead: ElementSet): Recovered {
    const { name, scope, written } = stray
    const recovery = recoveryOf(parent)
    const [first] = parent.candidates
    const missing = new Map(first === undefined ? [] : requiredElements(first.state))
    if (first !== undefined)
      for (const key of requiredElements(afterElementAhead(first.state, ahead)).keys()) missing.delete(key)
    missing.delete(name.key)
    for (const key of missing.keys()) recovery.missing.add(key)
    recovery.before = parent.candidates
    const names = [...missing.values()].map((each) => writtenName(each, scope))
    const told = names.length === 0 ? this.misplaced(parent, stray) : say.early(written, whereIn(parent), names)
    return { violation: parent.opaque ? null : told, name, set: ahead, placement: 'ahead' }
  }

  /**
   * The element that is meant by one whose namespace is forgotten, or is another for the whole text; `null` where that is
   * not likely.
   */
  private inOtherNamespace(parent: Frame, name: Name): Name | null {
    if (name.uri !== '' && !isDocument(parent)) return null
    const same = (each: Name) => each.local === name.local
    const possible = namesAtStart(parent.candidates.map(({ state }) => state))
    return possible.find(same) ?? this.grammar.elements().names.find(same) ?? null
  }

  /** An element in the wrong namespace, which from here on is taken for the right one. */
  private foreign(parent: Frame, { written, name }: Stray, meant: Name): Recovered {
    this.aliases.set(name.uri, meant.uri)
    const violation = say.foreignNamespace(written, name.uri, meant.uri)
    const set = union(parent.candidates, ({ state }) => startsNamed(state, meant))
    return this.placed(parent, { violation, name: resolved(meant), set }, this.known(meant))
  }

  /** An element whose name no pattern has: one that is misspelt is taken for what was meant. */
  private unknown(parent: Frame, { written, name, scope }: Stray): Recovered {
    const spelled = (each: Name) => writtenName(each, scope)
    const possible = namesAtStart(parent.candidates.map(({ state }) => state))
    const here = nearest(written, possible, spelled)
    const meant = here ?? nearest(written, this.grammar.elements().names, spelled)
    const suggestion = meant === null ? null : spelled(meant)
    const violation = say.unknown(written, whereIn(parent), this.grammar.name, suggestion)
    const set = here === null ? null : union(parent.candidates, ({ state }) => startsNamed(state, here))
    return this.placed(parent, { violation, name, set }, meant === null ? null : this.known(meant))
  }
}

function resolved({ uri, local }: Name): ResolvedName {
  return { uri, local, key: nameKey({ uri, local }) }
}
