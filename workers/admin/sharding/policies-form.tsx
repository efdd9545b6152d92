/** The form of the policies: switches, capacity, lines, limits; mistakes are summed up above and said at their field. */
import { own } from '#domain/own'
import { isShare, type PolicyNumber } from '#domain/sharding/change-policies'
import { POLICY_BOUNDS } from '#domain/sharding/policies'
import type { PolicyRefusal } from '#domain/sharding/directory-snapshot'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { percentOf, say, type View } from './view.ts'
import { shardingMessages } from './messages/index.ts'
import { countText } from '../frame/count.ts'

type Props = {
  readonly view: View
  /** What was sent and refused, so that nobody types it again. */
  readonly form: URLSearchParams | null
  readonly wrong: readonly PolicyRefusal[]
  readonly trouble: string | null
}

const GROUPS = {
  capacity: ['shardCalls', 'laneCalls'],
  lines: ['relieveAbove', 'relieveWindows', 'mergeBelow', 'mergeWindows'],
  limits: ['shardsAnHour', 'slotsAtOnce', 'shardsMax', 'lanesMax'],
} as const satisfies Record<string, readonly PolicyNumber[]>

/** Shares are typed as percent. */
const asTyped = (setting: string, value: number): number =>
  setting === 'relieveAbove' || setting === 'mergeBelow' ? percentOf(value) : value

const boundsText = (view: View, text: string, { field, least, most }: PolicyRefusal): string => {
  const settings: Readonly<Record<string, string>> = shardingMessages[view.language].policies.settings
  return say(view, text, {
    setting: own(settings, field) ?? field,
    least: asTyped(field, least),
    most: asTyped(field, most),
  })
}

export const PoliciesPage = (props: Props) => {
  const { view, form, wrong, trouble } = props
  const { policies: messages, log, refusals } = shardingMessages[view.language]
  return (
    <>
      <header class="head">
        <a class="crumb" href="/admin/shards">
          <Icon name="back" />
          {log.back}
        </a>
        <h1>{messages.title}</h1>
      </header>
      <div class="body">
        <form class="narrow stack" method="post" action="/admin/shards/policies" novalidate>
          <Key />
          {(wrong.length > 0 || trouble) && (
            <div class="oops" role="alert" tabindex={-1} autofocus>
              <h2>
                <Icon name="alert" />
                {trouble ? refusals.heading : messages.wrong(wrong.length)}
              </h2>
              {trouble ? (
                <p>{trouble}</p>
              ) : (
                <ul>
                  {wrong.map((one) => (
                    <li>
                      <a href={`#${one.field}`}>{boundsText(view, messages.line, one)}</a>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          )}
          <p class="soft">{messages.why}</p>
          <section class="panel" aria-label={messages.on}>
            <header>
              <h2>{messages.on}</h2>
            </header>
            <div class="in-p stack tight">
              <Switch
                name="threshold"
                label={messages.threshold}
                on={form ? form.has('threshold') : view.snapshot.policies.threshold}
              />
              <Switch
                name="traffic"
                label={messages.traffic}
                on={form ? form.has('traffic') : view.snapshot.policies.traffic}
              />
            </div>
          </section>
          {(['capacity', 'lines', 'limits'] as const).map((group) => (
            <section class="panel" aria-label={messages[group]}>
              <header>
                <h2>{messages[group]}</h2>
              </header>
              <div class="in-p two pairs">
                {GROUPS[group].map((setting) => (
                  <Field {...props} setting={setting} />
                ))}
              </div>
            </section>
          ))}
          <div class="row">
            <button class="btn go big">{messages.save}</button>
            <a class="btn bare big" href="/admin/shards">
              {messages.cancel}
            </a>
          </div>
        </form>
      </div>
    </>
  )
}

const Switch = ({ name, label, on }: { name: string; label: string; on: boolean }) => (
  <label class="pick">
    <input type="checkbox" name={name} checked={on} />
    {label}
  </label>
)

const Field = ({ view, form, wrong, setting }: Props & { setting: PolicyNumber }) => {
  const { policies: messages } = shardingMessages[view.language]
  const [least, most] = POLICY_BOUNDS[setting]
  const mistake = wrong.find((one) => one.field === setting)
  const value = form?.get(setting) ?? String(asTyped(setting, view.snapshot.policies[setting]))
  const note = `${setting}-note`
  return (
    <div class="f">
      <label for={setting}>{messages.settings[setting]}</label>
      <div class={isShare(setting) ? 'fix' : undefined}>
        <input
          class="in"
          id={setting}
          name={setting}
          value={value}
          inputmode="numeric"
          autocomplete="off"
          aria-invalid={mistake ? 'true' : undefined}
          aria-describedby={note}
        />
        {isShare(setting) && <span>%</span>}
      </div>
      {mistake ? (
        <span class="err" id={note}>
          <Icon name="alert" />
          {boundsText(view, messages.between, mistake)}
        </span>
      ) : (
        <span
          class="hint"
          id={note}
        >{`${countText(asTyped(setting, least), view.language)}–${countText(asTyped(setting, most), view.language)}`}</span>
      )}
    </div>
  )
}
