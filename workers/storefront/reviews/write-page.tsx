/** The form of a review: what stands there already, what was typed, and what is amiss with it, field by field. */
import { numberFormat } from '#domain/formats'
import type { OrderId } from '#domain/ids'
import { inLanguage } from '#domain/languages'
import type { Order } from '#domain/orders/order'
import type { OrderLineItem } from '#domain/orders/order-line'
import { own } from '#domain/own'
import { reviewable } from '#domain/reviews/purchase'
import { BODY_MAX, PICTURES_MAX, type Review, type ReviewDraft, type ReviewField } from '#domain/reviews/review'
import type { WriteRefusal } from '../../flows/reviews/write.ts'
import { Crumbs } from '../frame/crumbs.tsx'
import { dateText } from '../frame/dates.ts'
import { Layout } from '../frame/layout.tsx'
import { Picture } from '../frame/picture.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'

export type Typed = Omit<ReviewDraft, 'pictures'>
export type Wrong = Exclude<WriteRefusal, { readonly code: 'order-unknown' }> | { readonly code: 'form-too-large' }

/** @param handle empty: of the whole order */
export const writingAddress = (request: Pick<RequestContext, 'language'>, order: OrderId, handle = ''): string =>
  to(request, writingPath(order, handle))

/** The same without language. */
export const writingPath = (order: OrderId, handle = ''): string =>
  `/reviews/write?${new URLSearchParams({ order, ...(handle && { product: handle }) })}`

type Shown = {
  readonly request: RequestContext
  readonly order: Order
  readonly line: OrderLineItem
  readonly before: Review | undefined
  readonly typed: Typed
  /** Addresses of pictures that stay. */
  readonly kept: readonly string[]
  readonly wrong: Wrong | undefined
  readonly isDone: boolean
}

/** What is amiss, each with the field that it is about; what is about no field stands on top alone. */
const amissIn = ({ request, wrong }: Pick<Shown, 'request' | 'wrong'>): readonly (readonly [ReviewField, string])[] => {
  const messages = reviewMessages[request.language].writing
  if (!wrong) return []
  if (wrong.code !== 'review-invalid')
    return [['pictures', own<string>(messages.refused, wrong.code) ?? messages.other]]
  return wrong.issues.map(({ field, fault }) => [field, own<string>(messages.faults[field], fault) ?? messages.other])
}

export const WritePage = (shown: Shown) => {
  const { request, order, line, before, isDone } = shown
  const messages = reviewMessages[request.language].writing
  const title = inLanguage(line.title, request.language)
  const amiss = amissIn(shown)
  const others = reviewable(order).filter(({ productId }) => productId !== line.productId)
  return (
    <Layout
      request={request}
      title={messages.title}
      sheet="reviews"
      elsewhere={writingPath(order.id, line.handle ?? '')}
    >
      <div class="wrap">
        <Crumbs request={request} of={[{ text: order.name, path: `/orders/${order.id}` }, { text: messages.title }]} />
        <div class="page-head">
          <h1>{messages.how(title)}</h1>
          {isDone ? (
            <p class="note fine" role="status">
              {messages.done}
            </p>
          ) : (
            <p class="lead soft text">{messages.lead}</p>
          )}
          {before && <State request={request} of={before} />}
        </div>
        <div class="two">
          <Form {...shown} amiss={new Map(amiss)} />
          <aside class="panel stack">
            <div class="picture">
              <Picture of={line.picture} language={request.language} alt="" />
            </div>
            <div>
              <h2>{title}</h2>
              <p class="soft">
                {[inLanguage(line.choice, request.language), messages.bought(dateText(request, order.placedAt))]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {others.length > 0 && (
              <div class="rule stack tight">
                <h3>{messages.also}</h3>
                <ul class="lines tight">
                  {others.map((other) => (
                    <li>
                      <div class="picture">
                        <Picture of={other.picture} language={request.language} alt="" shown="line" />
                      </div>
                      <a href={writingAddress(request, order.id, other.handle)}>
                        {inLanguage(other.title, request.language)}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </aside>
        </div>
      </div>
    </Layout>
  )
}

const State = ({ request, of }: { readonly request: RequestContext; readonly of: Review }) => {
  const { writing, reasons } = reviewMessages[request.language]
  return (
    <p class="note">
      {writing.state[of.state]} {of.reason && reasons[of.reason]}
    </p>
  )
}

type FormOf = Shown & { readonly amiss: ReadonlyMap<ReviewField, string> }

const Form = (shown: FormOf) => {
  const { request, order, line, before, typed, amiss } = shown
  const messages = reviewMessages[request.language].writing
  const letters = numberFormat(request.locale).format(BODY_MAX)
  return (
    <form
      class="stack loose"
      method="post"
      enctype="multipart/form-data"
      action={writingAddress(request, order.id, line.handle)}
    >
      {amiss.size > 0 && (
        <div class="notes" role="alert" tabindex={-1} autofocus>
          <p class="note">
            <b>{messages.wrong}</b>
            {[...amiss].map(([field, text]) => (
              <>
                <br />
                <a href={`#${field}`}>{text}</a>
              </>
            ))}
          </p>
        </div>
      )}
      <Marks {...shown} />
      <Field {...shown} name="title" label={messages.few} hint={messages.optional}>
        <input {...about('title', amiss)} value={typed.title} />
      </Field>
      <Field {...shown} name="body" label={messages.text} hint={messages.textHint(letters)}>
        <textarea {...about('body', amiss)} rows={6} required>
          {typed.body}
        </textarea>
      </Field>
      <Pictures {...shown} />
      <Field {...shown} name="name" label={messages.signed} hint={messages.signedHint}>
        <input {...about('name', amiss)} value={typed.name} autocomplete="off" />
      </Field>
      <p>
        <button class="button">{before ? messages.again : messages.send}</button>
      </p>
      <p class="small soft">{messages.fine}</p>
    </form>
  )
}

const about = (name: ReviewField, amiss: FormOf['amiss']) => ({
  id: name,
  name,
  'aria-describedby': amiss.has(name) ? `${name}-hint ${name}-wrong` : `${name}-hint`,
  ...(amiss.has(name) && { 'aria-invalid': 'true' as const }),
})

type FieldOf = FormOf & {
  readonly name: ReviewField
  readonly label: string
  readonly hint: string
  readonly children?: unknown
}

const WrongAt = ({ name, amiss }: Pick<FieldOf, 'name' | 'amiss'>) =>
  amiss.has(name) ? (
    <span class="wrong" id={`${name}-wrong`}>
      {amiss.get(name)}
    </span>
  ) : null

const Field = ({ name, label, hint, children, amiss }: FieldOf) => (
  <p class="field">
    <label for={name}>{label}</label>
    {children}
    <WrongAt name={name} amiss={amiss} />
    <span class="help" id={`${name}-hint`}>
      {hint}
    </span>
  </p>
)

const Marks = ({ request, typed, amiss }: FormOf) => {
  const { writing, stars } = reviewMessages[request.language]
  return (
    <fieldset id="stars" tabindex={-1} aria-describedby={amiss.has('stars') ? 'stars-wrong' : undefined}>
      <legend class="label">{writing.all}</legend>
      <div class="marks">
        {writing.marks.map((word, index) => (
          <label>
            <input
              type="radio"
              name="stars"
              value={index + 1}
              checked={typed.stars === index + 1 || undefined}
              required
            />
            <span>
              <span class="hidden">{stars(index + 1)}, </span>
              {word}
            </span>
          </label>
        ))}
      </div>
      <WrongAt name="stars" amiss={amiss} />
    </fieldset>
  )
}

const Pictures = ({ request, before, kept, amiss }: FormOf) => {
  const messages = reviewMessages[request.language].writing
  return (
    <fieldset class="field" id="pictures" tabindex={-1}>
      <legend class="label">{messages.pictures}</legend>
      {before && before.pictures.length > 0 && (
        <div class="upload">
          {before.pictures.map(({ src }, index) => (
            <label class="stack tight">
              <span class="picture">
                <img src={src} alt="" width="800" height="1000" loading="lazy" />
              </span>
              <span class="tick small">
                <input type="checkbox" name="kept" value={src} checked={kept.includes(src) || undefined} />
                <span>{messages.keep(index + 1)}</span>
              </span>
            </label>
          ))}
        </div>
      )}
      <label class="hidden" for="files">
        {messages.add}
      </label>
      <input
        id="files"
        type="file"
        name="pictures"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        aria-describedby={amiss.has('pictures') ? 'pictures-hint pictures-wrong' : 'pictures-hint'}
        aria-invalid={amiss.has('pictures') ? 'true' : undefined}
      />
      <WrongAt name="pictures" amiss={amiss} />
      <span class="help" id="pictures-hint">
        {messages.picturesHint(PICTURES_MAX)}
      </span>
    </fieldset>
  )
}
