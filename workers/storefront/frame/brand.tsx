/** The mark or the name of the shop. */
import { raw } from 'hono/html'
import { isDrawing } from '#domain/settings/shop'
import { to, type RequestContext } from './request-context.ts'

/** A drawing was made safe when it was saved; it takes the colour of the text. */
const Logo = ({ request }: { readonly request: RequestContext }) => {
  const { logo } = request.settings.shop
  if (logo === '') return <span class="display">{request.shop}</span>
  return isDrawing(logo) ? raw(logo.replace('<svg', '<svg aria-hidden="true"')) : <img src={logo} alt="" height="32" />
}

export const Brand = ({ request }: { readonly request: RequestContext }) => (
  <a class="brand" href={to(request, '/')} aria-label={request.shop}>
    <Logo request={request} />
  </a>
)
