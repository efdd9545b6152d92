/** Somebody of the staff sees the shop as a customer: every page says so, with the way out. */
import { createContext, useContext } from 'hono/jsx'
import type { Language } from '#domain/languages'
import { pathIn } from '../../http/language.ts'
import { frameMessages } from './messages/index.ts'

/** Whom staff are in the page that is being drawn; null: nobody but themselves looks. */
export const Impersonated = createContext<string | null>(null)

type Banner = { readonly language: Language; readonly name: string }

/** For pages that are the same for everyone: a script asks for it, and puts it where the others have it. */
export const ImpersonationForm = ({ language, name }: Banner) => {
  const texts = frameMessages[language].impersonation
  return (
    <form class="impersonation" method="post" action={pathIn(language, '/account/sign-out')} aria-label={texts.label}>
      <p role="status">{texts.says(name)}</p>
      <button class="button small">{texts.end}</button>
    </form>
  )
}

export const ImpersonationBanner = ({ language }: Pick<Banner, 'language'>) => {
  const name = useContext(Impersonated)
  return name === null ? null : <ImpersonationForm language={language} name={name} />
}
