/** Questions with the shop's answers. */
import type { ProductQuestion } from '#domain/reviews/question'
import { tagOf } from '../../http/language.ts'
import { dateText } from '../frame/dates.ts'
import type { RequestContext } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'
import { Acts } from './review.tsx'

type Shown = {
  readonly request: RequestContext
  readonly of: readonly ProductQuestion[]
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
            <p class="small soft">{messages.unanswered}</p>
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
