/** Roles, as a table that a shop owner can check. */
import { expect, test } from 'vitest'
import { isRole, may, rolesThatMay, type Permission } from './staff.ts'

const table: [Permission, boolean, boolean, boolean][] = [
  ['orders:see', true, true, true],
  ['orders:change', true, true, true],
  ['after-sales:change', true, true, false],
  ['inventory:change', true, true, true],
  ['catalog:see', true, true, true],
  ['catalog:change', true, true, false],
  ['notifications:see', true, true, false],
  ['operations:change', true, true, false],
  ['staff:see', true, true, false],
  ['staff:change', true, false, false],
]

test.each(table)('%s is open to owner %s, manager %s, clerk %s', (permission, owner, manager, clerk) => {
  expect([may('owner', permission), may('manager', permission), may('clerk', permission)]).toEqual([
    owner,
    manager,
    clerk,
  ])
})

test('says whom to ask', () => {
  expect(rolesThatMay('after-sales:change')).toEqual(['owner', 'manager'])
})

test('knows no role but its own', () => {
  expect(isRole('owner')).toBe(true)
  expect(isRole('admin')).toBe(false)
})
