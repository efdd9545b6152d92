/** The form of one document of the settings, in panels: plain fields together, each list and each group on its own. */
import { own } from '#domain/own'
import { localeOf } from '#domain/languages'
import type { Filled } from '#domain/settings/compare'
import { Icon } from '../frame/icon.tsx'
import { Key } from '../frame/forms.tsx'
import { GOES, Hint, Wrong } from './control.tsx'
import { type Field, type Fields, type Group } from './field.ts'
import { FORMS } from './forms.ts'
import { PATH } from './hub.tsx'
import { countryName } from '#domain/formats'
import { allCountries } from '../../flows/logistics/address-formats.ts'
import { List, Parts } from './rows.tsx'
import { labelOf, wayTo, type Shown } from './shown.ts'
import { settingsMessages } from './messages/index.ts'

/** The form's own name in the page: the button that saves stands above it. */
export const FORM_ID = 'settings'

const isNested = (field: Field) => field.kind === 'group' || field.kind === 'rows'

type Section = { readonly name: string; readonly field: Field } | { readonly plain: Fields }

/** In their order: plain fields that follow one another stand together. */
const sectionsOf = ({ fields }: Group): readonly Section[] => {
  const sections: Section[] = []
  for (const [name, field] of Object.entries(fields)) {
    const last = sections.at(-1)
    if (isNested(field)) sections.push({ name, field })
    else if (last && 'plain' in last) sections.splice(-1, 1, { plain: { ...last.plain, [name]: field } })
    else sections.push({ plain: { [name]: field } })
  }
  return sections
}

type Props = { readonly filled: Filled; readonly version: number; readonly shown: Shown }

export const Form = ({ filled, version, shown }: Props) => {
  const { group, language } = shown
  const form = FORMS[group]
  return (
    <form id={FORM_ID} method="post" action={`${PATH}/${group}`} class="stack" data-editor>
      <Key />
      <input type="hidden" name="version" value={String(version)} />
      {sectionsOf(form).map((section) =>
        'plain' in section ? (
          <section class="panel">
            <div class="in-p">
              <Parts fields={section.plain} path="" filled={filled} shown={shown} />
            </div>
          </section>
        ) : (
          <Panel
            {...section}
            filled={own(filled as Readonly<Record<string, Filled>>, section.name) ?? ''}
            shown={shown}
          />
        ),
      )}
      {shown.destinations.length > 0 && (
        <datalist id={GOES} data-destinations={`${PATH}/destinations`}>
          {shown.destinations.map(({ path, title }) => (
            <option value={path}>{title}</option>
          ))}
        </datalist>
      )}
      {JSON.stringify(form).includes('"country"') && (
        <datalist id="countries">
          {allCountries().map((code) => (
            <option value={countryName(code, localeOf(language))}>{code}</option>
          ))}
        </datalist>
      )}
    </form>
  )
}

const Panel = ({ name, field, ...props }: { name: string; field: Field } & Omit<Props, 'version'>) => {
  const { shown, filled } = props
  return (
    <section class="panel" id={name} aria-labelledby={`${name}-title`}>
      <header>
        <h2 id={`${name}-title`}>{labelOf(shown.group, name, shown.language)}</h2>
        {field.kind === 'rows' && Array.isArray(filled) && <span class="s mute">{filled.length}</span>}
      </header>
      <div class="in-p stack">
        <Hint path={name} shown={shown} />
        <Wrong path={name} shown={shown} />
        {field.kind === 'rows' && <List field={field} path={name} {...props} />}
        {field.kind === 'group' && <Parts fields={field.fields} path={name} {...props} />}
      </div>
    </section>
  )
}

/** All that is amiss on top: it takes the focus, and each line leads to its field. */
export const Amiss = ({ shown }: Pick<Props, 'shown'>) => {
  const { group, language, amiss } = shown
  if (amiss.size === 0) return null
  return (
    <div class="oops" role="alert" tabindex={-1} autofocus>
      <h2>
        <Icon name="alert" />
        {settingsMessages[language].amiss(amiss.size)}
      </h2>
      {Array.from(amiss, ([path, words]) => (
        <a href={`#${path}`}>{`${wayTo(group, path, language)}: ${words.join(' ')}`}</a>
      ))}
    </div>
  )
}
