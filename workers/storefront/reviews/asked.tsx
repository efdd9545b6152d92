/** Questions with the shop's answers, and those of people who have it. */
import type { OwnersAnswer } from '#domain/reviews/answer'
import type { AnsweredQuestion } from '#schema/products/reviews/shown'
import { tagOf } from '../../http/language.ts'
import { dateText } from '../frame/dates.ts'
import { to, type RequestContext } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'
import { Acts, nameShown } from './review.tsx'

type Shown = {
  readonly request: RequestContext
  readonly of: readonly AnsweredQuestion[]
  /** Whether they can be answered, found helpful and reported here. */
  readonly acts?: boolean
}

export const Asked = ({ request, of, acts = false }: Shown) => {
  const messages = reviewMessages[request.language]
  return (
    <ul class="asked-list">
      {of.map((question) => (
        <li id={question.id}>
          <h3 dir="auto" {...(question.language === request.language ? {} : { lang: tagOf(question.language) })}>
            {question.body}
          </h3>
          <p class="small soft" dir="auto">
            {question.name || messages.asker}, {dateText(request, question.askedAt)}
          </p>
          {question.answer ? (
            <div class="reply">
              <p class="small soft">
                {messages.reply(request.shop, dateText(request, question.answeredAt ?? question.askedAt))}
              </p>
              <p class="says" dir="auto">
                {question.answer}
              </p>
            </div>
          ) : (
            question.answers.length === 0 && <p class="small soft">{messages.unanswered}</p>
          )}
          {question.answers.map((answer) => (
            <Owner request={request} of={answer} acts={acts} />
          ))}
          {acts && (
            <p class="small">
              <a rel="nofollow" href={to(request, `/reviews/answer?question=${question.id}`)}>
                {messages.answering.ask}
              </a>
            </p>
          )}
          {acts && (
            <Acts
              request={request}
              subject={question.id}
              helpful={question.helpful}
              name={question.name || messages.asker}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

type OwnerOf = { readonly request: RequestContext; readonly of: OwnersAnswer; readonly acts: boolean }

const Owner = ({ request, of, acts }: OwnerOf) => {
  const messages = reviewMessages[request.language]
  const name = nameShown(request, of.name)
  return (
    <div class="reply" id={of.id}>
      <p class="small soft by">
        <span dir="auto">
          {name}, {dateText(request, of.writtenAt)}
          {of.editedAt !== null && `, ${messages.edited}`}
        </span>{' '}
        <span class="stock">{messages.bought}</span>
      </p>
      <p class="says" dir="auto" {...(of.language === request.language ? {} : { lang: tagOf(of.language) })}>
        {of.body}
      </p>
      {acts ? (
        <Acts request={request} subject={of.id} helpful={of.helpful} name={name} />
      ) : (
        of.helpful > 0 && <p class="small soft">{messages.helped(of.helpful)}</p>
      )}
    </div>
  )
}
