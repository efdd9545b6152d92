/** One review, one question or one answer, as staff read it: what was said, by whom, what a program has noticed, and what can be done. */
import { inLanguage, type Language } from '#domain/languages'
import type { Flag } from '#domain/reviews/flags'
import type { Reason, Reviewer } from '#domain/reviews/review'
import type { Answerer } from '#domain/reviews/answer'
import type { QueuedAnswer, QueuedQuestion, QueuedReview } from '#schema/products/reviews/queue'
import { tagOf } from '../../http/language.ts'
import { Icon } from '../frame/icon.tsx'
import { When } from '../frame/time.tsx'
import { ChooseForm, DecideForms, TextForm, Tick } from './entry-forms.tsx'
import { reviewMessages } from './messages/index.ts'
import type { About } from './about.ts'

export type QueuedWhole = {
  readonly review: QueuedReview
  readonly reviewer: Reviewer | null
  readonly reports: readonly { readonly reason: string; readonly many: number }[]
}

type Goods = { readonly handle: string | null; readonly productTitle: string | null; readonly productId: string }

const OfGoods = ({ handle, productTitle, productId, language }: Goods & Pick<About, 'language'>) =>
  handle === null ? <>{reviewMessages[language].gone}</> : <a href={`/admin/products/${productId}`}>{productTitle}</a>

const Flags = ({ of, language }: { readonly of: readonly Flag[]; readonly language: Language }) =>
  of.length === 0 ? null : (
    <p class="row tight">
      {of.map((flag) => (
        <span class="st due">{reviewMessages[language].flags[flag]}</span>
      ))}
    </p>
  )

export const ReviewEntry = ({ of: { review, reviewer, reports }, ...about }: About & { readonly of: QueuedWhole }) => {
  const { language, now, allowed, queue } = about
  const messages = reviewMessages[language]
  const name = review.name || messages.an
  return (
    <article class="panel" id={review.id} aria-labelledby={`${review.id}-name`}>
      <header>
        {allowed && queue === 'waiting' && <Tick review={review} name={name} language={language} />}
        <h2 id={`${review.id}-name`} dir="auto">
          {name}
        </h2>
        <span class="s mute">{messages.stars(review.stars)}</span>
        <span class="s mute end-x">
          <When at={review.editedAt ?? review.writtenAt} now={now} language={language} />
          {review.editedAt !== null && `, ${messages.edited}`}
        </span>
      </header>
      <div class="in-p stack tight">
        <p class="s soft">
          <OfGoods {...review} language={language} />
          {review.choice && inLanguage(review.choice, language) && ` · ${inLanguage(review.choice, language)}`}
          {' · '}
          {review.isVerified ? messages.bought : messages.brought[review.source]}
          {reviewer?.orderId && (
            <>
              {' · '}
              <a href={`/admin/orders/${reviewer.orderId}`}>{messages.theOrder}</a>
            </>
          )}
          {reviewer?.email && ` · ${reviewer.email}`}
        </p>
        <Flags of={review.flags} language={language} />
        {reports.length > 0 && (
          <p class="row tight">
            {reports.map(({ reason, many }) => (
              <span class="st bad">{messages.reported(messages.reasons[reason as Reason], many)}</span>
            ))}
          </p>
        )}
        {review.title && (
          <p class="strong" dir="auto" lang={tagOf(review.language)}>
            {review.title}
          </p>
        )}
        <p class="said" dir="auto" lang={tagOf(review.language)}>
          {review.body}
        </p>
        {review.pictures.length > 0 && (
          <p class="row tight">
            {review.pictures.map(({ src }, index) => (
              <a class="review-picture" href={src}>
                <img src={src} alt={messages.picture(index + 1)} width="96" height="96" loading="lazy" />
              </a>
            ))}
          </p>
        )}
        <p class="s mute">
          {review.reason && `${messages.reasons[review.reason]}. `}
          {review.helpful > 0 && messages.helped(review.helpful)}
        </p>
      </div>
      {allowed && (
        <footer>
          <DecideForms kind="reviews" of={review} name={name} {...about} />
          {review.state === 'published' && <ChooseForm of={review} {...about} />}
          <TextForm kind="reviews" of={review} field="reply" text={review.reply} {...about} />
        </footer>
      )}
      {!allowed && review.reply && (
        <p class="in-p said">
          <Icon name="back" /> {review.reply}
        </p>
      )}
    </article>
  )
}

export const QuestionEntry = ({ of, ...about }: About & { readonly of: QueuedQuestion }) => {
  const { language, now, allowed } = about
  const messages = reviewMessages[language]
  const name = of.name || messages.an
  return (
    <article class="panel" id={of.id} aria-labelledby={`${of.id}-name`}>
      <header>
        <h2 id={`${of.id}-name`} dir="auto">
          {name}
        </h2>
        <span class="s mute end-x">
          <When at={of.askedAt} now={now} language={language} />
        </span>
      </header>
      <div class="in-p stack tight">
        <p class="s soft">
          <OfGoods {...of} language={language} />
        </p>
        <Flags of={of.flags} language={language} />
        <p class="said" dir="auto" lang={tagOf(of.language)}>
          {of.body}
        </p>
        {of.reason && <p class="s mute">{messages.reasons[of.reason]}</p>}
        {!allowed && of.answer && <p class="said">{of.answer}</p>}
      </div>
      {allowed && (
        <footer>
          <DecideForms kind="questions" of={of} name={name} {...about} />
          <TextForm kind="questions" of={of} field="answer" text={of.answer} {...about} />
        </footer>
      )}
    </article>
  )
}

export type QueuedAnswerWhole = { readonly answer: QueuedAnswer; readonly answerer: Answerer | null }

export const AnswerEntry = ({ of: { answer, answerer }, ...about }: About & { readonly of: QueuedAnswerWhole }) => {
  const { language, now, allowed } = about
  const messages = reviewMessages[language]
  const name = answer.name || messages.an
  return (
    <article class="panel" id={answer.id} aria-labelledby={`${answer.id}-name`}>
      <header>
        <h2 id={`${answer.id}-name`} dir="auto">
          {name}
        </h2>
        <span class="s mute end-x">
          <When at={answer.editedAt ?? answer.writtenAt} now={now} language={language} />
          {answer.editedAt !== null && `, ${messages.edited}`}
        </span>
      </header>
      <div class="in-p stack tight">
        <p class="s soft">
          <OfGoods {...answer} language={language} />
          {answerer && (
            <>
              {' · '}
              {messages.bought} · <a href={`/admin/orders/${answerer.orderId}`}>{messages.theOrder}</a> ·{' '}
              <bdi>{answerer.email}</bdi>
            </>
          )}
        </p>
        <Flags of={answer.flags} language={language} />
        <p class="s mute" dir="auto">
          {messages.asked(answer.asked)}
        </p>
        <p class="said" dir="auto" lang={tagOf(answer.language)}>
          {answer.body}
        </p>
        <p class="s mute">
          {answer.reason && `${messages.reasons[answer.reason]}. `}
          {answer.helpful > 0 && messages.helped(answer.helpful)}
        </p>
      </div>
      {allowed && (
        <footer>
          <DecideForms kind="answers" of={answer} name={name} {...about} />
        </footer>
      )}
    </article>
  )
}
