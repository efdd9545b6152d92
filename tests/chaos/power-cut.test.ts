/** A power cut amid a sale: `npm run chaos` in small, so that the command itself is known to work. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const CHAOS = ['scripts/chaos.ts', '--buyers', '60', '--kills', '1', '--json']

test('what was acknowledged is there afterwards, once, and nothing else', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, CHAOS)
  expect(JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1))).toMatchObject({
    acknowledged: 15,
    placed: 15,
    oversold: 0,
    lost: 0,
    mailsWrong: 0,
    unitsUnaccounted: 0,
    holdsLeft: 0,
    takenWithoutOrder: 0,
    slotsKeptWrong: 0,
  })
})
