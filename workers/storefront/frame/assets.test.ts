/** Styles and scripts may be kept for ever, because a change changes their address. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ASSETS } from './assets.ts'

test('the address of each style and script changes with its content', () => {
  const hashOf = (file: string) =>
    createHash('sha256')
      .update(readFileSync(`workers/static/${file}`))
      .digest('hex')
      .slice(0, 8)
  expect(ASSETS).toEqual(Object.fromEntries(Object.keys(ASSETS).map((file) => [file, hashOf(file)])))
})
