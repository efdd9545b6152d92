/** Somebody asks something of a thing. It waits for a person, who answers it or says why not. */
import { isForSale } from '#domain/catalog/for-sale'
import type { Language } from '#domain/languages'
import { ok, refuse, type Result } from '#domain/result'
import { checkQuestion, type QuestionDraft, type QuestionId, type QuestionInvalid } from '#domain/reviews/question'
import { base32, type CustomerId } from '#domain/ids'
import { saveQuestion } from '#schema/products/reviews/questions'
import { keepAsker } from '#schema/users/reviews/askers'
import type { Env } from '../../env.ts'
import { sealedBytes } from '../../http/seal.ts'
import { productFresh } from '../catalog/catalog.ts'
import { noticedIn } from './noticed.ts'

export type AskRefusal = QuestionInvalid | { readonly code: 'product-unknown' }

/** The same words of the same thing are one question, however often they are sent. */
const idFor = async (env: Env, product: string, body: string): Promise<QuestionId> =>
  `que_${base32((await sealedBytes(env, 'review', `${product}\n${body.toLowerCase()}`)).subarray(0, 24))}` as QuestionId

type Asking = {
  readonly handle: string
  readonly said: QuestionDraft
  readonly language: Language
  /** Undefined: nobody is signed in, and nobody will know who it was. */
  readonly by: CustomerId | undefined
}

export const askQuestion = async (
  env: Env,
  { handle, said, language, by }: Asking,
  now: number,
): Promise<Result<{ readonly id: QuestionId }, AskRefusal>> => {
  const product = await productFresh(env, handle, now)
  if (!product || !isForSale(product, now)) return refuse({ code: 'product-unknown' })
  const checked = checkQuestion(said)
  if (!checked.ok) return checked
  const draft = checked.value
  const id = await idFor(env, product.id, draft.body)
  const flags = await noticedIn(draft.body, draft.name)
  const isNew = await saveQuestion(env.PRODUCTS_DB, { ...draft, id, productId: product.id, language, flags }, now)
  if (isNew && by) await keepAsker(env.USERS_DB, { question: id, customerId: by }, now)
  return ok({ id })
}
