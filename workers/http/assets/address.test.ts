/** Styles and scripts may be kept for ever, because a change changes their address. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ASSETS_FOLDER } from '../../../scripts/assets.ts'
import { assetPath } from './address.ts'
import { SCRIPTS, STYLES } from './sources.ts'

const names = [...(Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[]), ...STYLES]

test.each(names)('the address of %s says what is in it', (name) => {
  const contents = readFileSync(`${ASSETS_FOLDER}/${name}`)
  expect(contents.length).toBeGreaterThan(0)
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 8)
  expect(assetPath(name)).toBe(`/${name}?${hash}`)
})
