import { join } from 'node:path'
import { installPackages, root, runNode, say } from '../electron/install.mjs'

/** What must hold besides the tests: its name, the tool's script in node_modules, its arguments. */
const checks = /** @type {const} */ ([
  ['types', 'typescript/bin/tsc', ['-b']],
  ['lint', 'eslint/bin/eslint.js', ['--max-warnings', '0', '.']],
  ['formatting', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
])

await installPackages()
for (const [name, script, args] of checks) {
  const code = await runNode([join(root, 'node_modules', script), ...args])
  say(code === 0 ? `${name}: in order` : `${name}: see above`)
  if (code !== 0) process.exitCode = 1
}
