/** Commands one after the other, up to the first that fails. */
import { spawnSync } from 'node:child_process'

/** @returns what the last of them left with */
export const runSteps = (steps: readonly (readonly [command: string, ...words: string[]])[]): number => {
  for (const [command, ...words] of steps) {
    const { status } = spawnSync(command, words, { stdio: 'inherit' })
    if (status !== 0) return status ?? 1
  }
  return 0
}
