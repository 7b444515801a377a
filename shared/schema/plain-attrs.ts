import { Mark, type Attrs, type AttributeSpec, type MarkType, type NodeType, type Schema } from 'prosemirror-model'

/**
 * Has all nodes and marks of a schema keep their attributes in plain objects. ProseMirror keeps them in objects without a prototype,
 * which V8 lays out as hash tables: several times the memory of a node, made and collected for each that is read, and slow to ask.
 */
export function keepPlainAttrs(schema: Schema): void {
  for (const type of Object.values(schema.nodes)) plainNodes(type)
  for (const type of Object.values(schema.marks)) plainMarks(type)
}

function plainNodes(type: NodeType): void {
  const attrsOf = plainAttrs(type.name, type.spec.attrs)
  // Not declared by ProseMirror, though all that makes a node asks it; a test holds that it does.
  Object.assign(type, { computeAttrs: attrsOf })
}

function plainMarks(type: MarkType): void {
  const attrsOf = plainAttrs(type.name, type.spec.attrs)
  const create = (given: Attrs | null = null): Mark => Reflect.construct(Mark, [type, attrsOf(given)]) as Mark
  Object.assign(type, { create })
}

/** Makes the attributes of one type from those given, as ProseMirror does: what is not given has its default, what is given is checked. */
function plainAttrs(type: string, specs: Readonly<Record<string, AttributeSpec>> = {}): (given: Attrs | null) => Attrs {
  const kinds = Object.entries(specs).map(([name, spec]) => ({
    name,
    hasDefault: Object.hasOwn(spec, 'default'),
    usual: spec.default as unknown,
    check: checkOf(type, name, spec.validate),
  }))
  const usual = roomFor(kinds.map(({ name }) => name))
  for (const kind of kinds) usual[kind.name] = kind.usual
  return (given) => {
    const attrs = { ...usual }
    for (const { name, hasDefault, check } of kinds) {
      const value: unknown = given?.[name]
      if (value !== undefined) {
        check(value)
        attrs[name] = shared(value)
      } else if (!hasDefault) throw new RangeError(`No value supplied for attribute ${name}`)
    }
    return attrs
  }
}

/** What every node has that has no attributes in TEI: half of a long text are such nodes. */
const nothing = Object.freeze({})

/** The same value, shared by all where it is an object that holds nothing. */
function shared(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  for (const name in value) return Object.hasOwn(value, name) ? value : nothing
  return nothing
}

/** An object with these names. Parsed, since that has V8 give it, and all that are copied from it, room for as many and no more. */
function roomFor(names: readonly string[]): Record<string, unknown> {
  return JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null])))) as Record<string, unknown>
}

function checkOf(type: string, name: string, validate: AttributeSpec['validate']): (value: unknown) => void {
  if (validate === undefined) return () => undefined
  if (typeof validate === 'function') return validate
  const allowed = validate.split('|')
  return (value) => {
    const kind = value === null ? 'null' : typeof value
    if (!allowed.includes(kind))
      throw new RangeError(`Expected value of type ${validate} for attribute ${name} on type ${type}, got ${kind}`)
  }
}
