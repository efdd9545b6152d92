/** /admin/settings/start: four things that a shop says on its first day. */
import { own } from '#domain/own'
import { Hono } from 'hono'
import { localeOf } from '#domain/languages'
import { isOpening } from '#domain/settings/start'
import type { InvalidSettings } from '../../flows/settings/change.ts'
import { starting } from '../../flows/settings/commands.ts'
import { readForm } from '../../http/form.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { Key, Trouble, type RefusalWord } from '../frame/forms.tsx'
import { only } from '../frame/auth.tsx'
import { Icon } from '../frame/icon.tsx'
import { showPage } from '../frame/page.tsx'
import { performForm } from '../frame/perform.ts'
import { PATH } from './hub.tsx'
import { countryName, currencyName } from '#domain/formats'
import { allCountries } from '../../flows/logistics/address-formats.ts'
import { allCurrencies, allZones, offsetName } from './places.ts'
import { settingsMessages } from './messages/index.ts'

export const start = new Hono<AdminApp>()

const NAMES = ['name', 'country', 'currency', 'timeZone'] as const
type Name = (typeof NAMES)[number]
type Filled = Readonly<Record<Name, string>>

/** Where the rules of the documents tell what is amiss, and which of the four it is. */
const FIELD_OF: Readonly<Record<string, Name>> = {
  'shop.name': 'name',
  'shop.timeZone': 'timeZone',
  'markets.currencies.0': 'currency',
  'markets.markets.0.countries.0': 'country',
}

/** Where whoever asks seems to be; they say it themselves. */
const guessed = ({ req, env }: AdminContext): Filled => {
  const { country, timezone } = req.raw.cf ?? {}
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return { name: '', country: text(country), currency: env.CURRENCY, timeZone: text(timezone) || 'UTC' }
}

start.get('/', only(starting), async (c) =>
  isOpening(c.var.settings) ? show(c, guessed(c), {}) : c.redirect(PATH, 303),
)

start.post('/', only(starting), async (c) => {
  const form = await readForm(c.req.raw)
  if (!form.ok) return show(c, guessed(c), {}, form.refusal.code)
  const typed = (name: string) => form.value.get(name) ?? ''
  const filled: Filled = {
    name: typed('name'),
    country: typed('country'),
    currency: typed('currency'),
    timeZone: typed('timeZone'),
  }
  const { done } = await performForm(c, starting, form.value, () => ({ ...filled, language: c.var.language }))
  if (done.ok) return c.redirect(`${PATH}?done=started`, 303)
  const { refusal } = done
  // Somebody else has begun meanwhile: what they said is shown.
  if (refusal.code === 'settings-changed') return c.redirect(PATH, 303)
  if (refusal.code !== 'settings-invalid') return show(c, filled, {}, refusal.code)
  const { faults } = settingsMessages[c.var.language]
  const amiss = (refusal as InvalidSettings).issues.flatMap(({ path, code }): (readonly [Name, string])[] => {
    const name = own(FIELD_OF, path)
    return name && code !== 'shape' ? [[name, faults[code](filled[name])]] : []
  })
  return show(c, filled, Object.fromEntries(amiss))
})

type Amiss = { readonly [N in Name]?: string }

const show = (c: AdminContext, filled: Filled, amiss: Amiss, refusal?: RefusalWord): Promise<Response> => {
  const messages = settingsMessages[c.var.language]
  const isAmiss = Object.keys(amiss).length > 0
  return showPage(
    c,
    {
      title: messages.start.title,
      here: 'settings',
      status: refusal ? statusOf[refusal as 'form-unreadable'] : isAmiss ? 422 : 200,
    },
    <>
      <header class="head">
        <h1>{messages.start.title}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          {refusal && <Trouble refusal={refusal} language={c.var.language} />}
          {isAmiss && (
            <div class="oops" role="alert" tabindex={-1} autofocus>
              <h2>
                <Icon name="alert" />
                {messages.amiss(Object.keys(amiss).length)}
              </h2>
              {NAMES.filter((name) => amiss[name]).map((name) => (
                <a href={`#${name}`}>{`${messages.start[name]} ${amiss[name]}`}</a>
              ))}
            </div>
          )}
          <div class="stack tight">
            <h2 class="big">{messages.start.heading}</h2>
            <p class="soft">{messages.start.why}</p>
          </div>
          <form class="panel" method="post" action={`${PATH}/start`}>
            <div class="in-p stack">
              <Key />
              {NAMES.map((name) => (
                <Question c={c} name={name} value={filled[name]} amiss={amiss[name]} />
              ))}
              <div>
                <button class="btn go big">{messages.start.go}</button>
              </div>
            </div>
          </form>
        </div>
      </div>
    </>,
  )
}

type QuestionProps = { c: AdminContext; name: Name; value: string; amiss: string | undefined }

const Question = ({ c, name, value, amiss }: QuestionProps) => {
  const messages = settingsMessages[c.var.language].start
  const hint = name === 'country' ? messages.countryHint : undefined
  const shared = {
    class: 'in',
    id: name,
    name,
    'aria-describedby': [hint && `${name}-hint`, amiss && `${name}-wrong`].filter(Boolean).join(' ') || undefined,
    'aria-invalid': amiss ? ('true' as const) : undefined,
  }
  return (
    <div class="f">
      <label for={name}>{messages[name]}</label>
      {name === 'name' ? (
        <input {...shared} value={value} autocomplete="organization" />
      ) : (
        <select {...shared}>
          {optionsOf(c, name, value).map(([code, label]) => (
            <option value={code} selected={code === value || undefined}>
              {label}
            </option>
          ))}
        </select>
      )}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {amiss && (
        <p class="err" id={`${name}-wrong`}>
          <Icon name="alert" />
          {amiss}
        </p>
      )}
    </div>
  )
}

/** What was sent stays to choose, whatever it is. */
const optionsOf = (c: AdminContext, name: Exclude<Name, 'name'>, value: string) => {
  const locale = localeOf(c.var.language)
  const now = Date.now()
  const ways = {
    country: [allCountries(), (code: string) => countryName(code, locale)],
    currency: [allCurrencies(), (code: string) => `${code} · ${currencyName(code, locale)}`],
    timeZone: [
      allZones(),
      (zone: string) => [zone.replaceAll('_', ' '), offsetName(zone, now)].filter(Boolean).join(' · '),
    ],
  } as const
  const [codes, label] = ways[name]
  const known = codes.map((code) => [code, label(code)] as const)
  const ordered = name === 'country' ? known.toSorted(([, one], [, other]) => one.localeCompare(other, locale)) : known
  return codes.includes(value) ? ordered : [[value, value] as const, ...ordered]
}
