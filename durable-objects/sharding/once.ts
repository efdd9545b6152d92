/** A call with a key happens once: repeated, it gets the first answer again. */
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { CartId, OrderId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import { answerOf, saveAnswer } from '#schema/shards/orders/answers'

/**
 * The answer is written in the transaction of the effect. A refusal changed nothing and is not kept: asking again
 * is asking anew.
 */
export const once = <T, R>(
  sql: SqlStorage,
  scope: CartId | OrderId,
  idempotency: Idempotency | null,
  now: number,
  work: () => Result<T, R>,
): Result<T, R | IdempotencyRefusal> => {
  if (!idempotency) return work()
  const { key, request } = idempotency
  const given = answerOf(sql, scope, key)
  if (given)
    return given.request === request ? ok(JSON.parse(given.answer) as T) : refuse({ code: 'idempotency-key-reused' })
  const result = work()
  if (result.ok) saveAnswer(sql, { scope, key, request, answer: JSON.stringify(result.value) }, now)
  return result
}
