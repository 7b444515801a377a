import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/**
 * What is loaded before a module runs: the files that it imports, and they in turn, without types and without what is imported
 * when it is needed; and the packages that these files name. Paths are absolute.
 */
export function loadedWith(entry: string): {
  readonly files: ReadonlySet<string>
  readonly packages: ReadonlySet<string>
} {
  const files = new Set([entry])
  const packages = new Set<string>()
  for (const file of files)
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) packages.add(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'))
      const found = sourceAt(join(dirname(file), specifier))
      if (specifier.startsWith('.') && found !== null) files.add(found)
    }
  return { files, packages }
}

function sourceAt(path: string): string | null {
  return ['.ts', '.tsx', '/index.ts'].map((ending) => path + ending).find((file) => existsSync(file)) ?? null
}

function importsOf(file: string): readonly string[] {
  const { statements } = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023)
  return statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement) && !isOfTypes(statement.importClause)
    const isExport = ts.isExportDeclaration(statement) && !statement.isTypeOnly
    if (!isImport && !isExport) return []
    const { moduleSpecifier } = statement
    return moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : []
  })
}

function isOfTypes(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword
}
