import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'pure', root: '.', include: ['shared/**/*.test.ts'], environment: 'node' } },
      { extends: true, test: { name: 'electron', root: '.', include: ['electron/**/*.test.ts'], environment: 'node' } },
    ],
  },
})
