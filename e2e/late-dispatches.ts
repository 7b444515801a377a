import ts from 'typescript'
import type { Source } from './walls'

/** What runs a function later that it is given. */
const later =
  /^(setTimeout|setInterval|requestAnimationFrame|requestIdleCallback|then|subscribe|live|(Resize|Intersection|Mutation)Observer)$/

/**
 * Says where a source of the interface dispatches something in an open text after waiting for anything, without having the caret read
 * first (`renderer/editor/read-caret.ts`): each as `path:line`. What waits in a function of its own that is called from
 * elsewhere is not found.
 */
export function lateDispatches({ path, text }: Source): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isDispatch(node.expression) && isLate(node))
      found.push(`${path}:${String(file.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`)
    ts.forEachChild(node, look)
  }
  look(file)
  return found
}

function isLate(call: ts.Node): boolean {
  for (let node = call.parent; !ts.isSourceFile(node); node = node.parent) {
    if (!ts.isFunctionLike(node)) continue
    const before = node.getText().slice(0, call.getStart() - node.getStart())
    if (/\breadCaret\(/.test(before)) return false
    if (/\bawait\b/.test(before)) return true
    const { parent } = node
    const isGiven = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== node
    if (isGiven && later.test(nameOf(parent.expression) ?? '')) return true
  }
  return false
}

const isDispatch = (called: ts.Expression): boolean =>
  ts.isPropertyAccessExpression(called) && called.name.text === 'dispatch'

function nameOf(expression: ts.Expression): string | null {
  if (ts.isIdentifier(expression)) return expression.text
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : null
}
