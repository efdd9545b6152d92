/** A question of a thing: on its page of reviews, and again by itself with what was typed, where something was amiss. */
import { productPath } from '#domain/catalog/slug'
import type { QuestionDraft } from '#domain/reviews/question'
import { AmissList } from '../frame/amiss-list.tsx'
import { Field, TextArea } from '../frame/field.tsx'
import { Layout } from '../frame/layout.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'
import { reviewsPath } from './section.tsx'

export type AskAmiss = Partial<Record<keyof QuestionDraft, string>>

type Shown = {
  readonly request: RequestContext
  readonly handle: string
  readonly typed?: QuestionDraft
  readonly amiss?: AskAmiss
}

export const AskForm = ({ request, handle, typed = { body: '', name: '' }, amiss = {} }: Shown) => {
  const messages = reviewMessages[request.language]
  return (
    <form class="stack" method="post" action={to(request, `${productPath(handle)}/questions`)}>
      <TextArea
        name="body"
        label={messages.ask}
        value={typed.body}
        help={messages.askHint}
        wrong={amiss.body}
        area={{ required: true, rows: 2 }}
      />
      <Field
        name="name"
        label={messages.askName}
        value={typed.name}
        wrong={amiss.name}
        input={{ autocomplete: 'given-name' }}
      />
      <p>
        <button class="button quiet">{messages.askSend}</button>
      </p>
    </form>
  )
}

export const AskAgainPage = (shown: Shown & { readonly amiss: AskAmiss }) => {
  const { request, handle, amiss } = shown
  const messages = reviewMessages[request.language]
  const lines = Object.entries(amiss).map(([at, text]) => ({ at, text }))
  return (
    <Layout request={request} title={messages.questions} sheet="reviews" elsewhere={reviewsPath(handle)}>
      <div class="wrap page-head">
        <h1>{messages.questions}</h1>
        <AmissList title={messages.writing.wrong} lines={lines} />
        <AskForm {...shown} />
        <p>
          <a href={to(request, `${reviewsPath(handle)}#questions`)}>{messages.back}</a>
        </p>
      </div>
    </Layout>
  )
}
