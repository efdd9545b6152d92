/** /account/preferences: what somebody is called, how they are spoken to, and where they shop. */
import { Hono, type Context } from 'hono'
import { NAME_LENGTH_MAX } from '#domain/customers/name'
import { isLanguage } from '#domain/languages'
import { LETTER_BYTES_MAX } from '#domain/letters'
import { MARKET_CHOICE_MAX } from '#domain/settings/market-choice'
import { AGREED_CHANNELS, type Agreement } from '#domain/notifications/agreements'
import { later } from '../../cache/later.ts'
import type { App } from '../../env.ts'
import { tellUserFacts } from '../../flows/customers/tell-facts.ts'
import { agreementsOf, setAgreements } from '../../flows/notifications/agreements.ts'
import { devicesTold } from '../../flows/notifications/push-devices.ts'
import { newsletterMessages } from '../../flows/notifications/messages/newsletter.ts'
import {
  changeOwnDetails,
  noteZoneOfBrowser,
  type OwnDetails,
  type OwnDetailsRefusal,
} from '../../flows/customers/own-details.ts'
import type { Customer } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { languageOf, pathIn, tagOf } from '../../http/language.ts'
import { refusedPage } from '../frame/fault.tsx'
import { Field } from '../frame/field.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { pushKeyOf } from '../../providers/push/index.ts'
import { PushOffer } from '../notifications/push-offer.tsx'
import { House } from './house.tsx'
import { MarketField } from './market-field.tsx'
import { customersMessages } from './messages/index.ts'
import { shopThere } from './own-market.ts'
import { signedIn } from './signed-in.ts'
import { ZoneField } from './zone-field.tsx'

const PATH = '/account/preferences'

type Typed = Pick<OwnDetails, 'name' | 'timeZone' | 'market'> & { readonly code: OwnDetailsRefusal['code'] }

const nameWrong = (
  texts: (typeof customersMessages)['en']['preferences'],
  code: OwnDetailsRefusal['code'] | undefined,
): string | undefined =>
  code === 'name-too-long'
    ? texts.nameTooLong(NAME_LENGTH_MAX)
    : code === 'name-unwritable'
      ? texts.nameUnwritable
      : undefined

const show = async (c: Context<App>, customer: Customer, wrong?: Typed) => {
  const request = await requestContextOf(c)
  const texts = customersMessages[request.language].preferences
  const [agreements, devices] = await Promise.all([
    agreementsOf(c.env, customer),
    devicesTold(c.env, customer.id, Date.now()),
  ])
  const done = new Map([
    ['', texts.saved],
    ['messages', texts.messages.saved],
  ]).get(c.req.query('done') ?? '-')
  return sendPrivate(
    c,
    <House request={request} customer={customer} here="preferences" title={texts.title} lead={texts.lead} done={done}>
      <form class="stack" method="post" action={to(request, PATH)}>
        <Field
          name="name"
          label={texts.name}
          optional={texts.optional}
          value={wrong?.name ?? customer.name}
          wrong={nameWrong(texts, wrong?.code)}
          input={{ autocomplete: 'name' }}
        />
        <p class="field">
          <label for="language">{texts.language}</label>
          <select id="language" name="language">
            {request.settings.markets.languages.map((language) => (
              <option value={language} lang={tagOf(language)} selected={language === customer.language}>
                {frameMessages[language].languageName}
              </option>
            ))}
          </select>
          <span class="help">{texts.languageHelp}</span>
        </p>
        <ZoneField
          language={request.language}
          zone={wrong ? wrong.timeZone : customer.timeZone}
          isWrong={wrong?.code === 'time-zone-unknown'}
        />
        <MarketField
          request={request}
          market={wrong ? wrong.market : customer.market}
          isWrong={wrong?.code === 'market-unknown'}
        />
        <p>
          <button class="button small">{texts.save}</button>
        </p>
      </form>
      <MayWrite request={request} agreements={agreements} />
      <section class="part" id="devices" aria-labelledby="devices-title" hidden={devices.length === 0} data-push-part>
        <h2 id="devices-title">{texts.messages.devices}</h2>
        <PushOffer
          request={request}
          action={to(request, `${PATH}/device`)}
          about="account"
          devices={devices}
          serverKey={pushKeyOf(c.env)}
        />
      </section>
    </House>,
    wrong ? 422 : 200,
  )
}

/** What may be written to them, and by which way. Mails of orders and of the account come without being asked for. */
const MayWrite = ({ request, agreements }: { request: RequestContext; agreements: readonly Agreement[] }) => {
  const texts = customersMessages[request.language].preferences.messages
  const { wording } = newsletterMessages[request.language]
  const bySms = agreements.some(({ sms }) => sms !== null)
  return (
    <section class="part" id="messages" aria-labelledby="messages-title">
      <h2 id="messages-title">{texts.title}</h2>
      <p class="soft text">{bySms ? texts.lead : texts.leadMailOnly}</p>
      <form method="post" action={to(request, `${PATH}/messages`)}>
        <ul class="prefs">
          {agreements.map(({ purpose, ...given }) => (
            <li>
              <div>
                <h3>{texts.purposes[purpose]}</h3>
                <p class="soft small">{wording[purpose](request.shop)}</p>
              </div>
              <div class="row">
                {AGREED_CHANNELS.map((channel) => {
                  const isGiven = given[channel]
                  return (
                    isGiven !== null && (
                      <label class="tick">
                        <input type="checkbox" class="switch" name={`${channel}.${purpose}`} checked={isGiven} />
                        <span>
                          {texts.channels[channel]}
                          <span class="hidden">{`: ${texts.purposes[purpose]}`}</span>
                        </span>
                      </label>
                    )
                  )
                })}
              </div>
            </li>
          ))}
        </ul>
        <p class="row">
          <button class="button small">{texts.save}</button>
          <button class="textlink" name="none" value="on">
            {texts.none}
          </button>
        </p>
      </form>
    </section>
  )
}

export const preferences = new Hono<App>()
  .get('/', async (c) => {
    const customer = await signedIn(c)
    return customer instanceof Response ? customer : show(c, customer)
  })
  .post('/', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const language = form.value.has('language') ? textIn(form.value, 'language') : customer.language
    // None of those that our form offers.
    if (!isLanguage(language)) return refusedPage(c, 'form-unreadable')
    const wanted = {
      name: form.value.has('name') ? textIn(form.value, 'name', LETTER_BYTES_MAX * NAME_LENGTH_MAX) : customer.name,
      language,
      timeZone: form.value.has('timeZone') ? textIn(form.value, 'timeZone') : customer.timeZone,
      market: form.value.has('market') ? textIn(form.value, 'market', MARKET_CHOICE_MAX + 1) || null : customer.market,
    }
    const done = await changeOwnDetails(c.env, customer, wanted, Date.now())
    if (!done.ok) return show(c, customer, { ...wanted, code: done.refusal.code })
    const back = `${pathIn(languageOf(c.req.path), PATH)}?done`
    return c.redirect(wanted.market === customer.market ? back : await shopThere(c, wanted.market, back), 303)
  })
  /** By a script, once: what the browser says of itself. */
  .post('/zone', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    await noteZoneOfBrowser(c.env, customer, textIn(form.value, 'timeZone', 64))
    return c.redirect(pathIn(languageOf(c.req.path), PATH), 303)
  })
  .post('/messages', async (c) => {
    const customer = await signedIn(c)
    if (customer instanceof Response) return customer
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const language = languageOf(c.req.path)
    const now = Date.now()
    const shown = await agreementsOf(c.env, customer)
    const wants = (name: string) => form.value.has(name) && !form.value.has('none')
    const wishes = shown.flatMap(({ purpose, ...known }) =>
      AGREED_CHANNELS.filter((channel) => known[channel] !== null).map((channel) => ({
        purpose,
        channel,
        given: wants(`${channel}.${purpose}`),
      })),
    )
    const done = await setAgreements(c.env, customer, wishes, language, now)
    if (!done.ok) return refusedPage(c, done.refusal.code)
    later(c.executionCtx, tellUserFacts(c.env, now))
    return c.redirect(`${pathIn(language, PATH)}?done=messages`, 303)
  })
