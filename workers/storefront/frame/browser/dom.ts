/** How scripts ask a page for its elements. */

export const one = <E extends Element = HTMLElement>(selector: string, from: ParentNode = document): E | null =>
  from.querySelector<E>(selector)

export const every = <E extends Element = HTMLElement>(selector: string, from: ParentNode = document): E[] =>
  Array.from(from.querySelectorAll<E>(selector))

/** The element of that kind in which something happened. */
export const within = <E extends Element = HTMLElement>({ target }: Event, selector: string): E | null =>
  target instanceof Element ? target.closest<E>(selector) : null

/** The form that is sent, when it is one of that kind. */
export const formSent = ({ target }: Event, selector: string): HTMLFormElement | null =>
  target instanceof HTMLFormElement && target.matches(selector) ? target : null

export const fieldOf = (form: HTMLFormElement | null | undefined, name: string): HTMLInputElement | null => {
  const found = form?.elements.namedItem(name)
  return found instanceof HTMLInputElement ? found : null
}

/** What a form would send, as the browser would write it into an address. */
export const sentBy = (form: HTMLFormElement, by?: HTMLElement | null): URLSearchParams =>
  new URLSearchParams(Array.from(new FormData(form, by), ([name, value]) => [name, String(value)]))

/** Somebody wants the link in another tab or window. */
export const isElsewhere = ({ metaKey, ctrlKey, shiftKey }: MouseEvent): boolean => metaKey || ctrlKey || shiftKey

export const parsed = async (answer: Response): Promise<Document> =>
  new DOMParser().parseFromString(await answer.text(), 'text/html')
