/** /account/preferences: what somebody is called, and how they are spoken to. */
import { Hono, type Context } from 'hono'
import type { App } from '../../env.ts'
import { changeOwnDetails, NAME_LENGTH_MAX } from '../../flows/customers/own-details.ts'
import type { Customer } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { languageOf, pathIn, tagOf } from '../../http/language.ts'
import { refusedPage } from '../frame/fault.tsx'
import { Field } from '../frame/field.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to } from '../frame/request-context.ts'
import { House } from './house.tsx'
import { customersMessages } from './messages/index.ts'
import { signedIn } from './signed-in.ts'

const PATH = '/account/preferences'

const show = async (c: Context<App>, customer: Customer, wrong?: { readonly name: string }) => {
  const request = await requestContextOf(c)
  const texts = customersMessages[request.language].preferences
  return sendPrivate(
    c,
    <House
      request={request}
      customer={customer}
      here="preferences"
      title={texts.title}
      lead={texts.lead}
      done={c.req.query('done') === undefined ? undefined : texts.saved}
    >
      <form class="stack" method="post" action={to(request, PATH)}>
        <Field
          name="name"
          label={texts.name}
          optional={texts.optional}
          value={wrong?.name ?? customer.name}
          wrong={wrong && texts.nameTooLong(NAME_LENGTH_MAX)}
          input={{ autocomplete: 'name', maxlength: NAME_LENGTH_MAX }}
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
        <p>
          <button class="button small">{texts.save}</button>
        </p>
      </form>
    </House>,
    wrong ? 422 : 200,
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
    const wanted = { name: textIn(form.value, 'name', NAME_LENGTH_MAX), language: textIn(form.value, 'language') }
    const done = await changeOwnDetails(c.env, customer, wanted, Date.now())
    if (!done.ok) return show(c, customer, wanted)
    return c.redirect(`${pathIn(languageOf(c.req.path), PATH)}?done`, 303)
  })
