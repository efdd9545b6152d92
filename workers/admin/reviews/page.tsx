/** The list of what was said, of what was asked and of what owners answered: by state, with the rules beside it. */
import type { Child } from 'hono/jsx'
import type { Language } from '#domain/languages'
import { QUEUES, type QueuedQuestion } from '#schema/products/reviews/queue'
import { Trouble } from '../frame/forms.tsx'
import { Empty, Find, Pages, Views } from '../frame/lists.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { AnswerEntry, QuestionEntry, ReviewEntry, type QueuedAnswerWhole, type QueuedWhole } from './entry.tsx'
import { PublishTicked } from './entry-forms.tsx'
import { addressOf, KINDS, PATHS, type About, type Kind } from './about.ts'
import { reviewMessages } from './messages/index.ts'

export const ReviewsPage = (props: About & { readonly reviews: readonly QueuedWhole[] }) => (
  <Frame kind="reviews" {...props} many={props.reviews.length}>
    {props.reviews.map((of) => (
      <ReviewEntry of={of} {...props} />
    ))}
    {props.allowed && props.queue === 'waiting' && props.reviews.length > 1 && <PublishTicked {...props} />}
  </Frame>
)

export const QuestionsPage = (props: About & { readonly questions: readonly QueuedQuestion[] }) => (
  <Frame kind="questions" {...props} many={props.questions.length}>
    {props.questions.map((of) => (
      <QuestionEntry of={of} {...props} />
    ))}
  </Frame>
)

export const AnswersPage = (props: About & { readonly answers: readonly QueuedAnswerWhole[] }) => (
  <Frame kind="answers" {...props} many={props.answers.length}>
    {props.answers.map((of) => (
      <AnswerEntry of={of} {...props} />
    ))}
  </Frame>
)

type FrameOf = About & { readonly kind: Kind; readonly many: number; readonly children?: Child }

const Frame = (props: FrameOf) => {
  const { kind, queue, product, counts, language, refusal, done, left, many, allowed, children } = props
  const messages = reviewMessages[language]
  const [heading, why] = messages.empty[queue]
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="join" role="group" aria-label={messages.kinds}>
          {KINDS.map((one) => (
            <a class="btn" href={PATHS[one]} aria-current={one === kind ? 'page' : undefined}>
              {messages[one]}
            </a>
          ))}
        </span>
        {kind === 'reviews' && (
          <span class="acts row">
            {allowed && (
              <a class="btn" href="/admin/imports">
                {messages.files}
              </a>
            )}
            <a class="btn" href="/admin/reviews/export.csv" download>
              {messages.out}
            </a>
            <a class="btn" href="/admin/reviews/export.csv?as=shopify" download>
              {messages.outShopify}
            </a>
          </span>
        )}
      </header>
      {done && (
        <p class="say" role="status">
          {messages.done[done]} {left > 0 && messages.left(left)}
        </p>
      )}
      <Views
        views={QUEUES.map((one) => ({
          id: one,
          label: messages.queues[one],
          count: counts[one],
          href: addressOf(kind, { queue: one, product }),
        }))}
        here={queue}
        label={messages.views}
        language={language}
      />
      <div class="body">
        <div class="split">
          <div class="stack">
            {refusal && <Trouble refusal={refusal} language={language} />}
            <form class="row" action={PATHS[kind]} role="search">
              {queue !== 'waiting' && <input type="hidden" name="queue" value={queue} />}
              <FindProduct {...props} />
            </form>
            {many === 0 ? <Empty icon="note" heading={heading ?? ''} why={why ?? ''} /> : children}
            <Paging {...props} />
          </div>
          <aside class="side">
            <Rules language={language} />
          </aside>
        </div>
      </div>
    </>
  )
}

const FindProduct = ({ kind, product, queue, language }: FrameOf) => (
  <>
    <Find label={reviewMessages[language].find} value={product} name="product" />
    {product !== '' && (
      <a class="btn bare" href={addressOf(kind, { queue })}>
        {frameMessages[language].clear}
      </a>
    )}
  </>
)

const Paging = ({ kind, queue, product, page, isLast, language }: FrameOf) => {
  if (page === 1 && isLast) return null
  const messages = reviewMessages[language]
  const at = (which: number) => addressOf(kind, { queue, product, page: which > 1 ? String(which) : '' })
  return (
    <p>
      <Pages
        language={language}
        newer={page > 1 ? at(page - 1) : null}
        older={isLast ? null : at(page + 1)}
        labels={[messages.newer, messages.older]}
      />
    </p>
  )
}

const Rules = ({ language }: { readonly language: Language }) => {
  const messages = reviewMessages[language]
  return (
    <section class="panel" aria-labelledby="rules">
      <header>
        <h2 id="rules">{messages.rules}</h2>
      </header>
      <div class="in-p stack tight">
        <ol class="review-rules">
          {Object.values(messages.reasons).map((rule) => (
            <li>{rule}</li>
          ))}
        </ol>
        {messages.rulesText.map((text) => (
          <p class="s soft">{text}</p>
        ))}
      </div>
    </section>
  )
}
