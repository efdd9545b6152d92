/** Where what comes back is sent, as an address. */
import { returnPlaceLines } from '../../flows/after-sales/return-place.ts'
import type { RequestContext } from '../frame/request-context.ts'

export const SendTo = ({ request }: { readonly request: RequestContext }) => (
  <p>
    {returnPlaceLines(request.settings, request.language).map((line, index) => (
      <>
        {index > 0 && <br />}
        {line}
      </>
    ))}
  </p>
)
