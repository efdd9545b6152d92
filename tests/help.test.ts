/** Every command of package.json says what it does and what it takes, and does nothing for a word that it does not know. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import packaged from '../package.json' with { type: 'json' }

const commands = Object.entries(packaged.scripts).flatMap(([name, script]) => {
  const [, file] = /^node (scripts\/[\w-]+\.ts)$/.exec(script) ?? []
  return file === undefined ? [] : [[name, file] as const]
})

test.each(commands)('npm run %s begins with what it is for, and reads its words as all do', (name, file) => {
  const text = readFileSync(file, 'utf8')
  expect(text.slice(0, text.indexOf('*/'))).toContain(name === 'test' ? 'npm test' : `npm run ${name}`)
  expect(text).toMatch(/\b(?:readWords|helpOf)\(/)
  expect(text).not.toMatch(/\bparseArgs\(/)
})

test('no command runs anything before its words are read: --help of none deploys, checks or writes', () => {
  expect(commands.map(([name]) => name)).toEqual(Object.keys(packaged.scripts))
})

const say = (...words: string[]) => spawnSync(process.execPath, words, { encoding: 'utf8' })

test('help is printed, and nothing else is done', { timeout: 120_000 }, () => {
  const { status, stdout, stderr } = say('scripts/import.ts', '--help')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/npm run import -- FILE…: puts[\s\S]+--status +of new products/)
})

test.each(['check', 'deploy', 'format'])('npm run %s -- --help is help', { timeout: 60_000 }, (name) => {
  const { status, stdout, stderr } = say(`scripts/${name}.ts`, '--help')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(new RegExp(`^npm run ${name}: `))
})

test('an evaluation that there is none of is named', { timeout: 60_000 }, () => {
  const { status, stderr } = say('scripts/evaluate.ts', '--no-such-option')
  expect(status).toBe(2)
  expect(stderr).toMatch(/no-such-option[\s\S]+npm run evaluate -- NAME/)
})

test('a port that is none is told before anything is made', { timeout: 60_000 }, () => {
  for (const port of ['abc', '70000', '']) {
    const { status, stderr } = say('scripts/dev.ts', '--port', port)
    expect([port, status]).toEqual([port, 2])
    expect(stderr).toContain('--port   where the shop listens')
  }
})

test('an option that nobody knows is told, with what there is', { timeout: 120_000 }, () => {
  const { status, stderr } = say('scripts/settings.ts', '--no-such-option')
  expect(status).toBe(2)
  expect(stderr).toMatch(/no-such-option[\s\S]+npm run settings -- export FILE/)
})
