import { posix } from 'node:path'
import ts from 'typescript'

/** A file of the checkout: its path below the checkout, with `/`, and its text. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** What a source refers to. */
interface References {
  readonly imports: readonly { readonly target: string; readonly typesOnly: boolean; readonly line: number }[]
  /** Names of things outside the language's own values that it uses, such as `Date.now`. */
  readonly impurities: readonly { readonly name: string; readonly line: number }[]
  /** Its strings that name a path. */
  readonly paths: readonly { readonly path: string; readonly line: number }[]
}

/** Which rooms a room of `shared/` may import, besides itself and the values that lie in `shared/` directly. */
const sharedRooms: Readonly<Record<string, readonly string[]>> = {
  xml: [],
  grammar: ['xml'],
  schema: [],
  tei: ['xml', 'schema'],
  import: ['tei', 'xml', 'schema', 'queries', 'register'],
  'reading-text': ['tei', 'xml', 'schema', 'queries', 'register'],
  export: ['tei', 'xml', 'schema', 'queries', 'register', 'reading-text'],
  queries: ['xml', 'schema', 'tei', 'grammar'],
  register: ['xml', 'schema', 'tei', 'queries'],
  commands: ['xml', 'schema', 'tei', 'grammar', 'queries', 'register'],
  checks: ['xml', 'grammar', 'tei'],
  proofing: ['schema', 'register', 'queries', 'tei'],
  amend: ['xml', 'schema', 'tei', 'commands'],
  pieces: ['schema'],
  'edition-file': ['pieces', 'schema', 'register', 'proofing'],
  compare: ['schema', 'queries'],
  collate: ['grammar', 'schema', 'queries', 'commands', 'compare'],
  testing: ['xml', 'schema', 'queries', 'commands', 'grammar', 'register', 'proofing'],
}

/** The rooms of `renderer/` that stand on each other, lowest first: each imports only what stands before it. */
const rendererStorey = ['ui', 'page-image', 'editor', 'xml-view', 'compare', 'panels', 'screens', 'app']

/** The rooms of `renderer/` that meet only in `app`: each imports `ui` and itself. */
const rendererWings = ['store', 'host']

/** The words of the interface, which every room of `renderer/` speaks. */
const words = 'renderer/app/i18n'

/** What the pure core never imports. */
const impurePackages = /^(react|react-dom|react-i18next|dexie|electron|prosemirror-view|vite|vitest)(\/|$)|^node:/

/**
 * Says where the sources break the walls of the house (ARCHITECTURE.md), each as `path:line what`.
 *
 * Types may be imported upwards within the interface: they are gone when the program runs.
 */
export function breaches(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const { imports, impurities, paths } = references(source)
    const test = forTests(source.path)
    const found = imports.flatMap(({ target, typesOnly, line }) => {
      const why = forbidden(source.path, target, typesOnly, test)
      return why === null ? [] : [`${source.path}:${line} imports ${target}: ${why}`]
    })
    if (!test && source.path.startsWith('shared/'))
      found.push(...impurities.map(({ name, line }) => `${source.path}:${line} uses ${name}: shared/ is pure`))
    if (!test)
      for (const { path, line } of paths)
        if (inProgram(source.path) && /(^|\/)(fixtures|e2e)\//.test(path))
          found.push(`${source.path}:${line} names ${path}: only tests read fixtures/ and e2e/`)
    return found
  })
}

function forbidden(from: string, to: string, typesOnly: boolean, test: boolean): string | null {
  const [fromRoom = ''] = from.split('/')
  const [toRoom = ''] = to.split('/')
  const walled = (a: string, b: string) => fromRoom === a && toRoom === b
  if (walled('renderer', 'electron') || walled('electron', 'renderer')) return 'renderer and electron never meet'
  if (fromRoom === 'shared' && (toRoom === 'renderer' || toRoom === 'electron')) return 'shared knows neither of them'
  if (test) return null
  if (inProgram(from) && (toRoom === 'fixtures' || toRoom === 'e2e')) return 'only tests read fixtures/ and e2e/'
  if (!from.startsWith('shared/testing/') && /^(shared|renderer)\/testing(\/|$)/.test(to))
    return 'only tests read testing/'
  if (fromRoom === 'shared' && impurePackages.test(to)) return 'shared/ is pure'
  if (walled('shared', 'shared')) return sharedWall(roomOf(from), roomOf(to))
  if (walled('renderer', 'renderer') && !typesOnly && to !== words) return rendererWall(roomOf(from), roomOf(to))
  return null
}

function sharedWall(from: string | null, to: string | null): string | null {
  if (from === null || to === null || from === to) return null
  return sharedRooms[from]?.includes(to) === true ? null : `${from} may import ${list(sharedRooms[from] ?? [])}`
}

function rendererWall(from: string | null, to: string | null): string | null {
  if (from === null || to === null || from === to || from === 'app') return null
  const allowed = rendererWings.includes(from)
    ? ['ui']
    : rendererStorey.slice(0, Math.max(0, rendererStorey.indexOf(from)))
  return allowed.includes(to) ? null : `${from} may import ${list(allowed)}`
}

/**
 * Whether a file is a test, or helps tests of the interface. What helps pure tests (`shared/testing/`) is as pure as the
 * rest of its room.
 */
function forTests(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('renderer/testing/')
}

/** Whether a file is part of what runs for a person. */
function inProgram(path: string): boolean {
  return /^(shared|renderer|electron)\//.test(path)
}

/** The room within `shared/` or `renderer/` that a path lies in; `null` for a file that lies in neither's rooms. */
function roomOf(path: string): string | null {
  const [above, part = '', ...rest] = path.split('/')
  const known = above === 'shared' ? part in sharedRooms : [...rendererStorey, ...rendererWings].includes(part)
  return rest.length > 0 || known ? part : null
}

function list(rooms: readonly string[]): string {
  return rooms.length === 0 ? 'no other room' : rooms.join(', ')
}

function references({ path, text }: Source): References {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const imports: References['imports'][number][] = []
  const impurities: References['impurities'][number][] = []
  const paths: References['paths'][number][] = []
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1
  const addImport = (from: ts.Node, specifier: ts.Expression | undefined, typesOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return
    imports.push({ target: targetOf(path, specifier.text), typesOnly, line: lineOf(from) })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) addImport(node, node.moduleSpecifier, importsTypesOnly(node))
    else if (ts.isExportDeclaration(node)) addImport(node, node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      addImport(node, node.arguments[0], false)
    else if (ts.isStringLiteralLike(node) && node.text.includes('/'))
      paths.push({ path: node.text, line: lineOf(node) })
    const name = impurityOf(node)
    if (name !== null) impurities.push({ name, line: lineOf(node) })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { imports, impurities, paths }
}

function importsTypesOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = importClause.namedBindings
  const named = names !== undefined && ts.isNamedImports(names) && names.elements.length > 0
  return importClause.name === undefined && named && names.elements.every(({ isTypeOnly }) => isTypeOnly)
}

/** The path below the checkout that an import means, or the name of a package. */
function targetOf(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier
}

/** The clock and chance, by whatever spelling; what else is not pure has no type in `shared/` and does not compile. */
function impurityOf(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) {
    const name = node.getText().replace(/\s/g, '')
    return name === 'Date.now' || name === 'Math.random' ? name : null
  }
  const makesDate =
    (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'Date' &&
    (ts.isCallExpression(node) || (node.arguments?.length ?? 0) === 0)
  if (makesDate) return 'the time of day'
  return ts.isIdentifier(node) && node.text === 'globalThis' ? 'globalThis' : null
}
