import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,app,components,jobs}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
