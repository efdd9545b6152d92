/**
 * Whether what concurrent callers saw of one object could have happened one call after the other.
 *
 * Every call takes effect at one moment between its beginning and its answer. The search takes some call that could have
 * been the first (none that is left was answered before it began), asks the model what it would have been answered, and
 * goes on with the rest; what was tried once, the same calls done and the same state, is not tried again.
 *
 * @see https://doi.org/10.1006/jpdc.1993.1015 Wing and Gong, Testing and verifying concurrent objects (1993)
 * @see https://doi.org/10.1002/cpe.3928 Lowe, Testing for linearizability (2017): remembering the configurations
 */

/** `began` and `ended` are of one clock that only grows. A call without an answer may have taken effect, or not. */
export type Call<Operation, Answer> = {
  readonly asked: Operation
  readonly began: number
  readonly ended: number | null
  readonly answer: Answer | null
}

export type Sequential<State, Operation, Answer> = {
  readonly first: State
  /** What the call would do and be answered, were it alone. */
  readonly step: (state: State, asked: Operation) => { readonly state: State; readonly answer: Answer }
  /** Whether that is the answer that was given. */
  readonly agrees: (expected: Answer, given: Answer) => boolean
  /** States that behave alike have the same text. */
  readonly text: (state: State) => string
}

export type Verdict<Operation, Answer> =
  | { readonly ok: true; readonly order: readonly Call<Operation, Answer>[] }
  /** How far the best try came, and the calls none of which could be next. */
  | {
      readonly ok: false
      readonly order: readonly Call<Operation, Answer>[]
      readonly stuck: readonly Call<Operation, Answer>[]
    }

export const linearize = <State, Operation, Answer>(
  model: Sequential<State, Operation, Answer>,
  history: readonly Call<Operation, Answer>[],
): Verdict<Operation, Answer> => {
  const calls = history.toSorted((a, b) => a.began - b.began)
  const seen = new Set<string>()
  let best: readonly number[] = []
  let stuck: readonly number[] = []
  const done = new Set<number>()
  const order: number[] = []

  const search = (state: State): boolean => {
    const left = calls.flatMap((_, index) => (done.has(index) ? [] : [index]))
    // Calls that were never answered need not have happened.
    if (left.every((index) => calls[index]?.ended === null)) return true
    const configuration = `${[...done].toSorted((a, b) => a - b).join()} ${model.text(state)}`
    if (seen.has(configuration)) return false
    seen.add(configuration)
    const deadline = Math.min(...left.map((index) => calls[index]?.ended ?? Number.POSITIVE_INFINITY))
    const possible = left.filter((index) => (calls[index]?.began ?? 0) < deadline)
    for (const index of possible) {
      const call = calls[index]
      if (!call) continue
      const next = model.step(state, call.asked)
      if (call.answer !== null && !model.agrees(next.answer, call.answer)) continue
      done.add(index)
      order.push(index)
      if (search(next.state)) return true
      done.delete(index)
      order.pop()
    }
    if (stuck.length === 0 || order.length > best.length) [best, stuck] = [[...order], possible]
    return false
  }

  const named = (some: readonly number[]) => some.flatMap((index) => calls[index] ?? [])
  return search(model.first)
    ? { ok: true, order: named(order) }
    : { ok: false, order: named(best), stuck: named(stuck) }
}
