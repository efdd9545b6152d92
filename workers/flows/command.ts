/**
 * A command is whatever staff, or a program on their behalf, change in the shop. What it takes, who may, why it may be refused, what
 * the audit log says of it and which cached answers it makes untrue are declared together, once; a form, a JSON body and a
 * tool call are only translations of its input.
 *
 * carryOut goes, in this order: permission → input → key → act → purge → audit. Whatever is refused has changed nothing.
 */
import type { z } from 'zod'
import { isEntitled, type Entitled } from '#domain/customers/api-keys'
import type { Permission, PermissionRefusal } from '#domain/customers/staff'
import type { Idempotency } from '#domain/idempotency'
import { ok, refuse, type Result } from '#domain/result'
import { claim } from '#schema/transactions/claims'
import { saveAuditEntry } from '#schema/users/customers/audit'
import { whoIs, type Staff } from '#schema/users/customers/staff'
import { purge } from '../cache/purge.ts'
import type { Env } from '../env.ts'
import { sha256 } from '../http/digest.ts'
import { idempotencyOf } from '../http/idempotency.ts'
import { wordings } from '../http/wording.ts'
import type { Refusal, RefusalCode } from '../http/refusal.ts'
import { deniedTo } from '../http/staff.ts'

/** What an act is given beside its input. */
export type Act = {
  readonly env: Env
  readonly staff: Staff
  readonly now: number
  /** As the sender wrote it: names what is made by the command, such as a shipment. */
  readonly key: string
  /** The same for this person alone, with a hash of everything that was asked for. */
  readonly once: Idempotency
  /** Writes a line of the log before the effect: for what could not be undone without it. */
  readonly log: (entry: Entry) => Promise<void>
}

/** A line of the audit log; who and when come from the runner. */
export type Entry = { readonly subject: string; readonly details?: Readonly<Record<string, unknown>> }

export type Command<S extends z.ZodType, V, C extends RefusalCode> = {
  /** As the audit log names it: its scope and what it does, `orders:ship`. */
  readonly name: `${string}:${string}`
  readonly permission: Permission
  /** Everything that it takes, ids of addresses included. */
  readonly input: S
  /** Beside those of every command: CommonRefusal. */
  readonly refusals: readonly C[]
  /**
   * How a repetition with the same key is told from another request.
   * `effect`: what it changes remembers the key; `claim`: nothing else does, so the runner remembers it;
   * `none`: saying it twice is the same as saying it once, and no key is needed.
   */
  readonly repeats: 'effect' | 'claim' | 'none'
  /** What of the input makes it this request and no other; everything when absent. For files: their digest. */
  readonly identity?: (input: z.output<S>) => unknown
  readonly act: (context: Act, input: z.output<S>) => Promise<Result<V, Refusal<C>>>
  /** None when nothing has changed; absent where the act writes them itself. */
  readonly audit?: (input: z.output<S>, value: V) => readonly Entry[]
  /** Tags of cached answers that are untrue now. Absent where whoever writes purges, as several writers share it. */
  readonly purges?: (input: z.output<S>, value: V) => readonly string[]
}

export const command = <S extends z.ZodType, V, const C extends RefusalCode>(
  declared: Command<S, V, C>,
): Command<S, V, C> => declared

/** What is wrong with one place of the input: where, and in words of the reader's language. */
export type Fault = { readonly path: readonly PropertyKey[]; readonly message: string }

export type InputRefusal = { readonly code: 'request-invalid'; readonly faults: readonly Fault[] }

export type CommonRefusal =
  | Extract<PermissionRefusal, { readonly code: 'permission-denied' }>
  | InputRefusal
  | { readonly code: 'idempotency-key-required' }
  | { readonly code: 'idempotency-key-reused' }

export type Asking = {
  readonly staff: Staff
  /** Chosen by whoever sends; a command that does without one is given an empty one. */
  readonly key: string
  readonly now: number
  /** How the door's texts become what the schema takes: forms carry strings alone. */
  readonly reading?: <S extends z.ZodType>(schema: S) => z.ZodType<z.output<S>>
  /** Words for what is wrong, in the reader's language. */
  readonly wording?: z.core.$ZodErrorMap
}

/** More mistakes than this are one mistake. */
export const FAULTS_MAX = 20

export const readInput = <S extends z.ZodType>(
  { input }: { readonly input: S },
  { reading, wording = wordings.en }: Pick<Asking, 'reading' | 'wording'>,
  raw: unknown,
): Result<z.output<S>, InputRefusal> => {
  const schema = reading ? reading(input) : input
  const parsed = schema.safeParse(raw, { error: wording })
  if (parsed.success) return ok(parsed.data as z.output<S>)
  const faults = parsed.error.issues.slice(0, FAULTS_MAX).map(({ path, message }) => ({ path, message }))
  return refuse({ code: 'request-invalid', faults })
}

/** The key as it is this person's alone, and a hash of everything that one request asks for. */
export const onceOf = async <S extends z.ZodType>(
  { name, identity }: Pick<Command<S, never, RefusalCode>, 'name' | 'input' | 'identity'>,
  { staff, key }: Pick<Asking, 'staff' | 'key'>,
  input: z.output<S>,
): Promise<Idempotency> =>
  idempotencyOf(name, await sha256(`${staff.userId}\n${key}`), identity ? await identity(input) : input)

export const carryOut = async <S extends z.ZodType, V, C extends RefusalCode>(
  env: Env,
  declared: Command<S, V, C>,
  asking: Asking,
  raw: unknown,
): Promise<Result<V, Refusal<C> | CommonRefusal>> => {
  const { name, permission, repeats } = declared
  const { staff, key, now } = asking
  const denied = await deniedTo(env, staff, permission, name, now)
  if (denied) return refuse(denied)
  const input = readInput(declared, asking, raw)
  if (!input.ok) return input
  if (repeats !== 'none' && key === '') return refuse({ code: 'idempotency-key-required' })
  const once = await onceOf(declared, asking, input.value)
  if (repeats === 'claim' && !(await claim(env.TRANSACTIONS_DB, staff.userId, once, now))) {
    return refuse({ code: 'idempotency-key-reused' })
  }
  let lines = 0
  const log = async ({ subject, details = {} }: Entry): Promise<void> => {
    const request = repeats === 'none' ? null : `${once.key} ${once.request} ${lines++}`
    await saveAuditEntry(env.USERS_DB, { who: whoIs(staff), action: name, subject, details, request }, now)
  }
  const done = await declared.act({ env, staff, now, key, once, log }, input.value)
  if (!done.ok) return done
  const tags = declared.purges?.(input.value, done.value) ?? []
  if (tags.length > 0) purge(tags)
  for (const entry of declared.audit?.(input.value, done.value) ?? []) await log(entry)
  return done
}

/** Whether somebody may give the command: for buttons that are only shown to those who may. */
export const mayGive = (who: Entitled, { permission }: { readonly permission: Permission }): boolean =>
  isEntitled(who, permission)
