/** How far a long command is, on stderr: a bar for somebody at a terminal, else a line for each thing that begins. */
import { SingleBar } from 'cli-progress'

export type Progress = {
  readonly say: (what: string) => void
  /** So many of the things that were to be done are done. */
  readonly step: (many: number) => void
  readonly close: () => void
}

const FORMAT = '{bar} {value} of {total}, {duration_formatted}: {what}'

export const openProgress = (total: number): Progress => {
  const began = performance.now()
  const stream = process.stderr
  const bar = stream.isTTY ? new SingleBar({ format: FORMAT, stream, clearOnComplete: true }) : undefined
  let done = 0
  bar?.start(total, 0, { what: '' })
  return {
    say: (what) => {
      const seconds = Math.round((performance.now() - began) / 1_000)
      if (bar) bar.update({ what })
      else stream.write(`${seconds} s, ${done} of ${total}: ${what}\n`)
    },
    step: (many) => {
      done += many
      bar?.increment(many)
    },
    close: () => bar?.stop(),
  }
}
