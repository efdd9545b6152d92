/** One review as shoppers read it: who, when, what of it, and what the shop answers. All of it is text, whatever it looks like. */
import type { Child } from 'hono/jsx'
import { inLanguage } from '#domain/languages'
import type { Review } from '#domain/reviews/review'
import { tagOf } from '../../http/language.ts'
import { dateText } from '../frame/dates.ts'
import { Dots } from '../frame/dots.tsx'
import { Picture } from '../frame/picture.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly of: Review
  /** Whether it can be found helpful and reported here. */
  readonly acts?: boolean
  /** Below what was said: which product it is about. */
  readonly children?: Child
}

export const nameShown = ({ language }: Pick<RequestContext, 'language'>, name: string): string =>
  name || reviewMessages[language].an

export const ReviewItem = ({ request, of, acts = false, children }: Shown) => {
  const messages = reviewMessages[request.language]
  const name = nameShown(request, of.name)
  // Of a text in another language readers of screens are told which.
  const spoken = of.language === request.language ? {} : { lang: tagOf(of.language) }
  return (
    <li class="review" id={of.id}>
      <div class="by small soft">
        <b dir="auto">{name}</b>
        <span>
          <time datetime={new Date(of.writtenAt).toISOString().slice(0, 10)}>{dateText(request, of.writtenAt)}</time>
          {of.editedAt !== null && `, ${messages.edited}`}
        </span>
        {of.choice && inLanguage(of.choice, request.language) && <span>{inLanguage(of.choice, request.language)}</span>}
        {of.isVerified ? (
          <span class="stock">{messages.bought}</span>
        ) : (
          messages.brought[of.source] && <span>{messages.brought[of.source]}</span>
        )}
      </div>
      <article class="stack tight">
        <p class="rated">
          <Dots of={of.stars} />
          <span class="hidden">{messages.stars(of.stars)}</span>
        </p>
        {of.title && (
          <h3 dir="auto" {...spoken}>
            {of.title}
          </h3>
        )}
        {of.body && (
          <p class="says" dir="auto" {...spoken}>
            {of.body}
          </p>
        )}
        {of.pictures.length > 0 && <Pictures request={request} of={of} name={name} />}
        {of.reply && (
          <div class="reply">
            <p class="small soft">{messages.reply(request.shop, dateText(request, of.repliedAt ?? of.writtenAt))}</p>
            <p class="says" dir="auto">
              {of.reply}
            </p>
          </div>
        )}
        {acts ? (
          <Acts request={request} subject={of.id} helpful={of.helpful} name={name} />
        ) : (
          of.helpful > 0 && <p class="small soft">{messages.helped(of.helpful)}</p>
        )}
        {children}
      </article>
    </li>
  )
}

const Pictures = ({ request, of, name }: Pick<Shown, 'request' | 'of'> & { readonly name: string }) => (
  <ul class="thumbs big">
    {of.pictures.map(({ src, width, height }, index) => (
      <li>
        <a href={src}>
          <div class="picture">
            <Picture
              of={width && height ? { src, alt: '', width, height } : src}
              language={request.language}
              alt={reviewMessages[request.language].picture(index + 1, name)}
              shown="line"
            />
          </div>
        </a>
      </li>
    ))}
  </ul>
)

type ActsOf = {
  readonly request: RequestContext
  /** A review or a question. */
  readonly subject: string
  readonly helpful: number
  readonly name: string
}

export const Acts = ({ request, subject, helpful, name }: ActsOf) => {
  const messages = reviewMessages[request.language]
  return (
    <form class="acts small" method="post" action={to(request, `/reviews/${subject}/helpful`)}>
      {helpful > 0 && <span class="soft">{messages.helped(helpful)}</span>}
      <button class="textlink" aria-label={messages.helpfulOf(name)}>
        {messages.helpful}
      </button>
      <a
        class="soft"
        rel="nofollow"
        href={to(request, `/reviews/${subject}/report`)}
        aria-label={messages.reportOf(name)}
      >
        {messages.report}
      </a>
    </form>
  )
}
