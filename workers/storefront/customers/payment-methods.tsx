/** /account/payment-methods: cards that somebody has left with the provider, and taking them away. */
import { Hono, type Context } from 'hono'
import { dateFormat } from '#domain/formats'
import { own } from '#domain/own'
import type { SavedMethod } from '#domain/orders/saved-methods'
import type { App } from '../../env.ts'
import { later } from '../../cache/later.ts'
import { mayAdd } from '../../flows/orders/adding-methods.ts'
import { canBeSaved, ownMethods, removeMethod, tellOfRemoved } from '../../flows/orders/saved-methods.ts'
import { languageOf, pathIn } from '../../http/language.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import { refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { cardLine, cardText } from '../orders/card-text.ts'
import { savedMethodsMessages, type SavedMethodsMessages } from '../orders/messages/saved-methods.ts'
import { addCard, AddCard, addedCard, type CardTrouble } from './add-card.tsx'
import { House, PATHS } from './house.tsx'
import { signedIn } from './signed-in.ts'

const Card = ({ request, of }: { readonly request: RequestContext; readonly of: SavedMethod }) => {
  const { language, locale, settings } = request
  const texts = savedMethodsMessages[language]
  const day = dateFormat(locale, { dateStyle: 'medium', timeZone: settings.shop.timeZone }).format(of.savedAt)
  return (
    <li>
      <p>
        <strong>{cardLine(language, of, Date.now())}</strong>
        <br />
        <span class="soft small">{texts.since(day)}</span>
      </p>
      <form class="row small" method="post" action={to(request, `${PATHS.cards}/${of.id}/remove`)}>
        <button class="textlink" aria-label={texts.removeOne(cardText(language, of))}>
          {texts.remove}
        </button>
      </form>
    </li>
  )
}

/** What was done a moment ago, by the word in the address. */
const doneIn = (c: Context<App>, texts: SavedMethodsMessages): string | undefined =>
  own({ removed: texts.removed, added: texts.added, none: texts.notAdded }, c.req.query('done') ?? '')

const show = async (c: Context<App>, trouble: CardTrouble = {}, status: 200 | 402 | 422 | 503 = 200) => {
  const customer = await signedIn(c)
  if (customer instanceof Response) return customer
  const [request, all] = await Promise.all([requestContextOf(c), ownMethods(c.env, customer.id)])
  const texts = savedMethodsMessages[request.language]
  const canAdd = mayAdd(c.env)
  const none = canAdd ? texts.noneYet : canBeSaved(c.env) ? texts.none : texts.unavailable
  return sendPrivate(
    c,
    <House
      request={request}
      customer={customer}
      here="cards"
      title={texts.title}
      lead={texts.lead}
      done={doneIn(c, texts)}
    >
      {all.length === 0 ? (
        <div class="part">
          <p class="soft">{none}</p>
          <p>
            <a href={to(request, '/collections/all')}>{texts.shop}</a>
          </p>
        </div>
      ) : (
        <ul class="addresses part">
          {all.map((of) => (
            <Card request={request} of={of} />
          ))}
        </ul>
      )}
      {canAdd && <AddCard request={request} form={paymentsOf(c.env).form} {...trouble} />}
    </House>,
    status,
  )
}

export const paymentMethods = new Hono<App>()
  .get('/', (c) => show(c))
  .get('/added', addedCard)
  .post('/add', (c) => addCard(c, show))
  .post('/:id/remove', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    if (!(await removeMethod(c.env, customer.id, c.req.param('id')))) return refusedPage(c, 'payment-method-unknown')
    later(c.executionCtx, tellOfRemoved(c.env, Date.now()))
    return c.redirect(`${pathIn(languageOf(c.req.path), PATHS.cards)}?done=removed`, 303)
  })
