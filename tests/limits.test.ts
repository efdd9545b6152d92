/** The table of limits says what the platform was told, and the page about limits says what stands in the table. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CART_IDLE_DAYS } from '#domain/orders/cart'
import { HELD_UNITS_MAX } from '#domain/orders/held-units'
import { ACTIONS, BOUNDS, KNOCK_AGAIN_SECONDS } from '#workers/http/limits'

test.each(Object.values(BOUNDS))('$binding is bound with $most a minute', ({ binding, most }) => {
  const toml = readFileSync('wrangler.toml', 'utf8')
  const [, told = ''] = toml.split(`name = "${binding}"`)
  expect(told.split('[[')[0]).toContain(`simple = { limit = ${most}, period = ${KNOCK_AGAIN_SECONDS} }`)
})

test('the page about limits tells every action, the units that may be held, and the age of carts', () => {
  const page = readFileSync('docs/limits.md', 'utf8')
  const rows = Object.values(ACTIONS).map(({ text, by }) => {
    const most = (one: keyof typeof BOUNDS) => (by.some((counted) => counted === one) ? String(BOUNDS[one].most) : '')
    const connection = most('seldom') || most('connection')
    return `| ${text} | ${most('own')} | ${connection} | ${most('house')} |`
  })
  expect(rows.filter((row) => !page.includes(row))).toEqual([])
  expect(page).toContain(`${HELD_UNITS_MAX} units`)
  expect(page).toContain(`${CART_IDLE_DAYS} days`)
})
