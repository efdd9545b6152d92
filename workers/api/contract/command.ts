/** A command as a route of the API: its permission before the body is read, its key from the header, its refusals as problems. */
import type { Context, MiddlewareHandler } from 'hono'
import type { z } from '@hono/zod-openapi'
import type { Result } from '#domain/result'
import { carryOut, type Command, type CommonRefusal } from '../../flows/command.ts'
import type { Refusal, RefusalCode } from '../../http/refusal.ts'
import { BODY_REFUSALS, KEY_REFUSALS } from './problem.ts'
import { faultsPlaced } from './wrong.ts'
import { CHANGING_REFUSALS, only, STAFF_SECURITY, type Door } from './staff.ts'

type Declared = Pick<Command<z.ZodType, unknown, RefusalCode>, 'permission'>

/** What every route of a command says of itself. */
export const commands = <D extends Declared>(declared: D) => ({
  security: STAFF_SECURITY,
  middleware: [only(declared)] as [MiddlewareHandler<Door>],
})

/** A schema of a command under a name of the document. Made before the API was loaded, it knows of documents only when made anew. */
export const component = <S extends z.ZodType>(schema: S, name?: string, example?: z.input<S>): S => {
  if (name === undefined) return schema.clone()
  return schema.clone().openapi(name, example === undefined ? {} : { example })
}

/** The end of a description: who may. */
export const mayLine = ({ permission }: Declared): string => `May: \`${permission}\`.`

/** Why a command can be refused: by its door, by its runner, by itself. */
export const commandRefusals = <C extends RefusalCode>({ refusals }: { readonly refusals: readonly C[] }) =>
  [...CHANGING_REFUSALS, ...BODY_REFUSALS, ...KEY_REFUSALS, ...refusals] as const

/**
 * @param input of the command, as body and address say it
 * @param key of the request; a method that carries none, as DELETE, is a request of its own each time
 */
export const perform = async <S extends z.ZodType, V, C extends RefusalCode>(
  c: Context<Door>,
  declared: Command<S, V, C>,
  input: unknown,
  key = c.req.header('idempotency-key') ?? '',
): Promise<Result<V, Refusal<C | CommonRefusal['code']>>> =>
  faultsPlaced('body', await carryOut(c.env, declared, { staff: c.get('staff'), key, now: Date.now() }, input))
