/**
 * Virtual time: what happens next, in whose life.
 *
 * A task belongs to a life: a Worker's invocation, an instance of an object, a shopper. Everything that a task sets
 * off by promises happens in the same turn and the same life; a life that has ended does nothing any more. So a
 * Worker that dies between two awaits simply never goes on.
 */

/** @property turnEnded an object commits what it wrote in the turn, and only then lets its answers go */
export type Life = {
  alive: boolean
  readonly turnEnded?: () => void
  /** What leaves an object waits here for its commit. */
  readonly leaving?: (() => void)[]
  /** By how much its machine's clock is wrong, in ms. */
  readonly skew?: number
}

/** Ten times as long as a long history: something asks again and again, for ever. */
const TURNS_MAX = 300_000

export class Restless extends Error {}

type Task = { readonly at: number; readonly order: number; readonly life: Life; readonly work: () => void }

const before = (a: Task, b: Task) => a.at < b.at || (a.at === b.at && a.order < b.order)

/**
 * A tick of Node's is taken when no promise has anything left to do: what a task set off has come to its end. It is
 * much cheaper than a round of the event loop; what needs one (a disk, a socket, `crypto.subtle`) never comes back.
 * Nothing else in a thread may ask for ticks: two in a row are taken without a look at the promises between them.
 */
const turn = () => new Promise<void>((resolve) => process.nextTick(resolve))

export class Clock {
  now: number
  /** What the clock of the machine says whose turn it is. */
  get shown(): number {
    return this.now + (this.life.skew ?? 0)
  }

  /** Turns so far. */
  turns = 0
  /** Whose turn it is. */
  life: Life = { alive: true }
  /** A heap: the earliest task is the first. */
  readonly #tasks: Task[] = []
  #order = 0

  constructor(start: number) {
    this.now = start
  }

  /** Do `work` in that life, `delay` ms from now. @returns how to call it off */
  after(delay: number, life: Life, work: () => void): () => void {
    let wanted = true
    this.#push({ at: this.now + delay, order: this.#order++, life, work: () => wanted && work() })
    return () => (wanted = false)
  }

  sleep(ms: number): Promise<void> {
    const { life } = this
    return new Promise((resolve) => this.after(ms, life, resolve))
  }

  /** What leaves a life: at once from a Worker, behind its commit from an object. */
  leave(life: Life, work: () => void): void {
    if (life.leaving) life.leaving.push(work)
    else work()
  }

  /** Live on until that moment. @param each called behind every turn */
  async runUntil(end: number, each: (life: Life) => void): Promise<void> {
    for (;;) {
      const task = this.#tasks[0]
      if (!task || task.at > end) break
      if (this.turns > TURNS_MAX) throw new Restless(`the shop never rests: ${TURNS_MAX} turns`)
      this.#pop()
      if (!task.life.alive) continue
      this.now = Math.max(this.now, task.at)
      this.turns++
      this.life = task.life
      task.work()
      await turn()
      task.life.turnEnded?.()
      each(task.life)
    }
    this.now = Math.max(this.now, end)
  }

  /** The clock is put forward: whatever was due in between happens late. */
  jump(ms: number): void {
    this.now += ms
  }

  #push(task: Task): void {
    const heap = this.#tasks
    let index = heap.push(task) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent]
      if (!above || !before(task, above)) break
      heap[index] = above
      index = parent
    }
    heap[index] = task
  }

  #pop(): void {
    const heap = this.#tasks
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      const [left, right] = [heap[child], heap[child + 1]]
      if (!left) break
      if (right && before(right, left)) child++
      const least = heap[child]
      if (!least || !before(least, last)) break
      heap[index] = least
      index = child
    }
    heap[index] = last
  }
}
