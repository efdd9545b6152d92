/** How the admin's scripts ask a page for its elements. */

export const one = <E extends Element = HTMLElement>(selector: string, from: ParentNode = document): E | null =>
  from.querySelector<E>(selector)

export const every = <E extends Element = HTMLElement>(selector: string, from: ParentNode = document): E[] =>
  Array.from(from.querySelectorAll<E>(selector))

/** The element of that kind in which something happened. */
export const within = <E extends Element = HTMLElement>({ target }: Event, selector: string): E | null =>
  target instanceof Element ? target.closest<E>(selector) : null

export const parsed = async (answer: Response): Promise<Document> =>
  new DOMParser().parseFromString(await answer.text(), 'text/html')
