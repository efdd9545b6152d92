/** Whatever changes something is a command, and what the docs say of who may give it is what the code does. */
import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { may, ROLES } from '#domain/customers/staff'
import { COMMANDS } from '#workers/flows/commands'

const declaredIn = async (path: string): Promise<unknown[]> => {
  const all: Record<string, unknown> = await import(`../${path}`)
  return Object.values(all).filter((one) => typeof one === 'object' && one !== null && 'act' in one)
}

test('every command stands in the list of all', async () => {
  const found = (await Promise.all(globSync('workers/flows/*/**/*commands.ts').map(declaredIn))).flat()
  expect(found.length).toBeGreaterThan(0)
  expect(new Set(COMMANDS)).toEqual(new Set(found))
  expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length)
})

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

/** Written anew by `npx vitest run tests/commands.test.ts --update`. */
test('docs/permissions.md is the table of commands and roles', async () => {
  const rows = COMMANDS.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, permission, repeats, refusals }) =>
    row([
      `\`${name}\``,
      `\`${permission}\``,
      ...ROLES.map((role) => (may(role, permission) ? 'yes' : '')),
      { effect: 'key', claim: 'key', none: 'by nature' }[repeats],
      refusals.map((code) => `\`${code}\``).join(' '),
    ]),
  )
  const table = [
    '# Who may do what',
    '',
    'Written by a test from the commands themselves ([command.ts](../workers/flows/command.ts)); edit those, not this page.',
    'Each is refused besides with `permission-denied`, `request-invalid`, `idempotency-key-reused`. ' +
      'Once: what makes a repetition harmless.',
    '',
    row(['command', 'permission', ...ROLES, 'once', 'refused with']),
    row(['---', '---', ...ROLES.map(() => ':-:'), '---', '---']),
    ...rows,
    '',
  ]
  await expect(table.join('\n')).toMatchFileSnapshot('../docs/permissions.md')
})
