/** Whatever changes something is a command, whatever staff read is a question, and what the docs say of who may is what the code does. */
import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { may, ROLES, type Permission } from '#domain/customers/staff'
import { COMMANDS } from '#workers/flows/commands'
import { QUESTIONS } from '#workers/flows/questions'

const declaredIn = async (path: string, verb: string): Promise<unknown[]> => {
  const all: Record<string, unknown> = await import(`../${path}`)
  return Object.values(all).filter((one) => typeof one === 'object' && one !== null && verb in one)
}

test.each([
  ['command', 'act', COMMANDS],
  ['question', 'answer', QUESTIONS],
])('every %s stands in the list of all', async (kind, verb, list) => {
  const files = globSync(`workers/flows/*/**/*${kind}s.ts`)
  const found = (await Promise.all(files.map((path) => declaredIn(path, verb)))).flat()
  expect(found.length).toBeGreaterThan(0)
  expect(new Set<unknown>(list)).toEqual(new Set(found))
  expect(new Set(list.map(({ name }) => name)).size).toBe(list.length)
})

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

const yes = (permission: Permission) => ROLES.map((role) => (may(role, permission) ? 'yes' : ''))
const codes = (refusals: readonly string[]) => refusals.map((code) => `\`${code}\``).join(' ')
const byName = <T extends { readonly name: string }>(list: readonly T[]) =>
  list.toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** Written anew by `npx vitest run tests/commands.test.ts --update`. */
test('docs/permissions.md is the table of commands, questions and roles', async () => {
  const commands = byName(COMMANDS).map(({ name, permission, repeats, refusals }) =>
    row([
      `\`${name}\``,
      `\`${permission}\``,
      ...yes(permission),
      { effect: 'key', claim: 'key', none: 'by nature' }[repeats],
      codes(refusals),
    ]),
  )
  const questions = byName(QUESTIONS).map(({ name, permission, refusals }) =>
    row([`\`${name}\``, `\`${permission}\``, ...yes(permission), codes(refusals)]),
  )
  const table = [
    '# Who may do what',
    '',
    'Written by a test from the commands and questions themselves ([command.ts](../workers/flows/command.ts), ' +
      '[question.ts](../workers/flows/question.ts)); edit those, not this page.',
    '',
    '## What may be changed',
    '',
    'Each command is refused besides with `permission-denied`, `request-invalid`, `idempotency-key-reused`. ' +
      'Once: what makes a repetition harmless.',
    '',
    row(['command', 'permission', ...ROLES, 'once', 'refused with']),
    row(['---', '---', ...ROLES.map(() => ':-:'), '---', '---']),
    ...commands,
    '',
    '## What may be read',
    '',
    'Each question is refused besides with `permission-denied`, `request-invalid`.',
    '',
    row(['question', 'permission', ...ROLES, 'refused with']),
    row(['---', '---', ...ROLES.map(() => ':-:'), '---']),
    ...questions,
    '',
  ]
  await expect(table.join('\n')).toMatchFileSnapshot('../docs/permissions.md')
})
