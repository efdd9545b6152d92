/** One field and one button: at the foot of every page, and where a page has a section for it. */
import type { ConsentSource } from '#domain/notifications/consent'
import { frameMessages } from './messages/index.ts'
import { to, type RequestContext } from './request-context.ts'

type Props = { readonly request: RequestContext; readonly source: ConsentSource; readonly id: string }

export const NewsletterForm = ({ request, source, id }: Props) => {
  const { newsletter } = frameMessages[request.language]
  return (
    <form class="letter" method="post" action={to(request, '/newsletter')}>
      <input type="hidden" name="source" value={source} />
      <label class="hidden" for={id}>
        {newsletter.email}
      </label>
      <input
        id={id}
        name="email"
        type="email"
        required
        maxlength={254}
        placeholder={newsletter.email}
        autocomplete="email"
      />
      <button>{newsletter.join}</button>
    </form>
  )
}
