/**
 * A form of the admin as a command, an address as a question: what was typed becomes the input; a refusal becomes the page again, with
 * everything still typed.
 */
import type { z } from 'zod'
import { refuse, type Result } from '#domain/result'
import { carryOut, type Command, type CommonRefusal } from '../../flows/command.ts'
import { ask as askOf, type Question, type QuestionRefusal } from '../../flows/question.ts'
import { addressReading } from '../../http/address-input.ts'
import { formInput, formReading, type FormInput } from '../../http/form-input.ts'
import { readForm, type FormRefusal } from '../../http/form.ts'
import type { Refusal, RefusalCode } from '../../http/refusal.ts'
import { wordings } from '../../http/wording.ts'
import { KEY_FORM } from './forms.tsx'
import type { AdminContext } from './app.ts'

/** What the frame itself writes into forms; never part of an input. */
const OWN_FIELDS = ['key', 'view', 'back']

/** May wait for what the stores say of what was typed. */
type Whole = (typed: FormInput, form: URLSearchParams) => unknown

export type Performed<V, C extends RefusalCode> = {
  readonly done: Result<V, Refusal<C | CommonRefusal['code']> | FormRefusal>
  /** What was typed, so that nobody types it again; empty when it could not be read. */
  readonly form: URLSearchParams
  readonly key: string
}

/** @param whole what the form says and what its address says, together the input of the command */
export const perform = async <S extends z.ZodType, V, C extends RefusalCode>(
  c: AdminContext,
  declared: Command<S, V, C>,
  whole?: Whole,
): Promise<Performed<V, C>> => {
  const sent = await readForm(c.req.raw)
  return sent.ok ? performForm(c, declared, sent.value, whole) : { done: sent, form: new URLSearchParams(), key: '' }
}

/** The same with a form that was read already, because it says itself which command it is. */
export const performForm = async <S extends z.ZodType, V, C extends RefusalCode>(
  c: AdminContext,
  declared: Command<S, V, C>,
  form: URLSearchParams,
  whole: Whole = (typed) => typed,
): Promise<Performed<V, C>> => {
  const key = form.get('key') ?? ''
  const typed = typedIn(form)
  if (!typed) return { done: refuse({ code: 'form-unreadable' }), form, key }
  const asking = { ...askingBy(c), key, reading: formReading }
  return { done: await carryOut(c.env, declared, asking, await whole(typed, form)), form, key }
}

/** The same with a form that was looked at first, because it may only want to look. @param whole what the form says */
export const performSent = async <S extends z.ZodType, V, C extends RefusalCode>(
  c: AdminContext,
  declared: Command<S, V, C>,
  sent: Awaited<ReturnType<typeof readForm>>,
  whole: (form: URLSearchParams) => unknown,
): Promise<Performed<V, C>> =>
  sent.ok
    ? performForm(c, declared, sent.value, (_, form) => whole(form))
    : { done: sent, form: new URLSearchParams(), key: '' }

/** What a page has read of its form itself is the input as it is. */
export const performRead = async <S extends z.ZodType, V, C extends RefusalCode>(
  c: AdminContext,
  declared: Command<S, V, C>,
  key: string,
  input: unknown,
): Promise<Result<V, Refusal<C | CommonRefusal['code']> | FormRefusal>> =>
  KEY_FORM.test(key) ? carryOut(c.env, declared, { ...askingBy(c), key }, input) : refuse({ code: 'form-unreadable' })

/** A form without a key was not made by this admin. */
const typedIn = (form: URLSearchParams): FormInput | undefined =>
  KEY_FORM.test(form.get('key') ?? '') ? formInput(form, OWN_FIELDS) : undefined

const askingBy = (c: AdminContext) => ({ staff: c.var.staff, now: Date.now(), wording: wordings[c.var.language] })

type Answer<V, C extends RefusalCode> = Result<V, Refusal<C | QuestionRefusal['code']>>

/** @param input by the address; what cannot be read of it is left aside */
export const ask = <S extends z.ZodType, V, C extends RefusalCode>(
  c: AdminContext,
  declared: Question<S, V, C>,
  input: Readonly<Record<string, unknown>>,
): Promise<Answer<V, C>> => askOf(c.env, declared, { ...askingBy(c), reading: addressReading }, input)

/** A form that only wants to know. */
export const askForm = async <S extends z.ZodType, V, C extends RefusalCode>(
  c: AdminContext,
  declared: Question<S, V, C>,
  form: URLSearchParams,
  whole: Whole,
): Promise<Answer<V, C> | Result<V, FormRefusal>> => {
  const typed = typedIn(form)
  if (!typed) return refuse({ code: 'form-unreadable' })
  return askOf(c.env, declared, { ...askingBy(c), reading: formReading }, await whole(typed, form))
}
