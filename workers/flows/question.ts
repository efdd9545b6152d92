/**
 * A question is whatever staff, or a program on their behalf, read of the shop. What it takes, who may ask and why there may be no
 * answer are declared together, once; a page and a route of the API translate its input and its answer. It changes nothing.
 */
import type { z } from 'zod'
import { isEntitled, type Entitled } from '#domain/customers/api-keys'
import type { Permission } from '#domain/customers/staff'
import { refuse, type Result } from '#domain/result'
import type { Env } from '../env.ts'
import type { Refusal, RefusalCode } from '../http/refusal.ts'
import { deniedTo } from '../http/staff.ts'
import { readInput, type Asking, type CommonRefusal } from './command.ts'

export type Question<S extends z.ZodType, V, C extends RefusalCode> = {
  /** Its scope and what it shows, `orders:list`. */
  readonly name: `${string}:${string}`
  readonly permission: Permission
  /** Everything that it takes. What a door knows beside it, such as a language, is no part of it. */
  readonly input: S
  readonly refusals: readonly C[]
  readonly answer: (
    context: { readonly env: Env; readonly now: number },
    input: z.output<S>,
  ) => Promise<Result<V, Refusal<C>>>
}

export const question = <S extends z.ZodType, V, const C extends RefusalCode>(
  declared: Question<S, V, C>,
): Question<S, V, C> => declared

export type QuestionRefusal = Extract<CommonRefusal, { readonly code: 'permission-denied' | 'request-invalid' }>

export const ask = async <S extends z.ZodType, V, C extends RefusalCode>(
  env: Env,
  declared: Question<S, V, C>,
  asking: Omit<Asking, 'key'>,
  raw: unknown,
): Promise<Result<V, Refusal<C> | QuestionRefusal>> => {
  const { name, permission, answer } = declared
  const { staff, now } = asking
  const denied = await deniedTo(env, staff, permission, name, now)
  if (denied) return refuse(denied)
  const input = readInput(declared, asking, raw)
  return input.ok ? answer({ env, now }, input.value) : input
}

/** Whether somebody may ask it: for links that are only shown to those who may. */
export const mayAsk = (who: Entitled, { permission }: { readonly permission: Permission }): boolean =>
  isEntitled(who, permission)
