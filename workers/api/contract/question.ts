/** A question as a route of the API: its permission before anything is read, its refusals as problems. */
import type { Context, MiddlewareHandler } from 'hono'
import type { z } from '@hono/zod-openapi'
import type { Result } from '#domain/result'
import { ask as askOf, type Question, type QuestionRefusal } from '../../flows/question.ts'
import type { Refusal, RefusalCode } from '../../http/refusal.ts'
import { only, STAFF_REFUSALS, STAFF_SECURITY, type Door } from './staff.ts'
import { faultsPlaced } from './wrong.ts'

type Declared = Pick<Question<z.ZodType, unknown, RefusalCode>, 'permission'>

/** What every route of a question says of itself. */
export const questions = <D extends Declared>(declared: D) => ({
  security: STAFF_SECURITY,
  middleware: [only(declared)] as [MiddlewareHandler<Door>],
})

/** Why there may be no answer: by its door, by its runner, by itself. */
export const questionRefusals = <C extends RefusalCode>({ refusals }: { readonly refusals: readonly C[] }) =>
  [...STAFF_REFUSALS, 'request-invalid', ...refusals] as const

/** @param input of the question, as the address says it */
export const ask = async <S extends z.ZodType, V, C extends RefusalCode>(
  c: Context<Door>,
  declared: Question<S, V, C>,
  input: unknown,
): Promise<Result<V, Refusal<C | QuestionRefusal['code']>>> =>
  faultsPlaced('query', await askOf(c.env, declared, { staff: c.get('staff'), now: Date.now() }, input))
