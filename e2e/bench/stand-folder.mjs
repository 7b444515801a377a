import { join } from 'node:path'
import { root } from '../../electron/install.mjs'

/** Where the page of the stand is built to. */
export const standFolder = join(root, 'dist', 'bench')
